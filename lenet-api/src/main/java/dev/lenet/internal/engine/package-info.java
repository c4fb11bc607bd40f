/** Engines, as backends provide them. */
@NullMarked
package dev.lenet.internal.engine;

import org.jspecify.annotations.NullMarked;

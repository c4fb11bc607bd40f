/** Reads and writes JSON text. */
@NullMarked
package dev.lenet.internal.json;

import org.jspecify.annotations.NullMarked;

/** Reads JSON text; what it means is for others. */
@NullMarked
package dev.lenet.internal.json;

import org.jspecify.annotations.NullMarked;

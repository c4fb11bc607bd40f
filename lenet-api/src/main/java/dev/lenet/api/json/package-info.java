/** Reads JSON text; what it means is for others. Not meant for callers of the library. */
@NullMarked
package dev.lenet.api.json;

import org.jspecify.annotations.NullMarked;

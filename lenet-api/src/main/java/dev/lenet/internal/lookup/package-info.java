/** Finds backends and data sets on the class path, and opens them. */
@NullMarked
package dev.lenet.internal.lookup;

import org.jspecify.annotations.NullMarked;

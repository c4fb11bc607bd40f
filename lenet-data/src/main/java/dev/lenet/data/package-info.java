/** MNIST and data sets of the same form: readers for IDX and CSV, downloads, and the cache. */
@NullMarked
package dev.lenet.data;

import org.jspecify.annotations.NullMarked;

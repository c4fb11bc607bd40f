/**
 * MNIST and data sets of the same form: readers for IDX, CSV and pictures, downloads, and the
 * cache.
 */
@NullMarked
package dev.lenet.data;

import org.jspecify.annotations.NullMarked;

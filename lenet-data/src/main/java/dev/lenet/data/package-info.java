/** MNIST and data sets of the same form: readers of IDX and CSV, the fetch chain and its cache. */
@NullMarked
package dev.lenet.data;

import org.jspecify.annotations.NullMarked;

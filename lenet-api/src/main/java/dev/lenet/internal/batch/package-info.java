/** Makes batches of floats from stored bytes: preprocessing, order, assembly in advance. */
@NullMarked
package dev.lenet.internal.batch;

import org.jspecify.annotations.NullMarked;

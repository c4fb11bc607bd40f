/** From stored bytes to batches of floats: preprocessing, order, assembly ahead of use. */
@NullMarked
package dev.lenet.internal.batch;

import org.jspecify.annotations.NullMarked;

/** From stored bytes to batches of floats: preprocessing, order, assembly ahead of use. */
@NullMarked
package dev.lenet.api.batch;

import org.jspecify.annotations.NullMarked;

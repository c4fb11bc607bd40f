/**
 * The network in plain Java, without native code.
 *
 * <p>An operation works on lines: arrays of floats that hold the same place of many rows, or a
 * whole plane of one. The loops in {@link Kernels} go over such lines with no index but their own,
 * because the JIT turns loops of that form into vector instructions. Sums are added in an order
 * that depends neither on the number of rows nor on the processor's vectors.
 */
@NullMarked
package dev.lenet.backend.java;

import org.jspecify.annotations.NullMarked;

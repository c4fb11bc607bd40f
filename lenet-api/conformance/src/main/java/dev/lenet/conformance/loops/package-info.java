/**
 * A network in float64 and plain loops, written from {@code docs/semantics.md}. The suite computes
 * expected values with it where it has no golden ones. A test compares it with NumPy's golden
 * values.
 */
@NullMarked
package dev.lenet.conformance.loops;

import org.jspecify.annotations.NullMarked;

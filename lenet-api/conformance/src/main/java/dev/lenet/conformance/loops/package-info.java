/**
 * A network in float64 and plain loops, written from {@code docs/semantics.md}: what the suite
 * computes expected values with where there are no golden ones. Golden values of NumPy hold it to
 * account.
 */
@NullMarked
package dev.lenet.conformance.loops;

import org.jspecify.annotations.NullMarked;

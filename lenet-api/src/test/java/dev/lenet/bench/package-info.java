/**
 * Benchmarks that put a backend beside its engine used without this library. Needs JMH on the class
 * path; the conformance suite itself does not.
 */
@NullMarked
package dev.lenet.bench;

import org.jspecify.annotations.NullMarked;

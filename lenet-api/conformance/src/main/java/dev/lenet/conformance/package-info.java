/**
 * What every backend, its provider, and every data set must do, as tests to extend. The rules are
 * numbered and explained in {@code conformance.md}, a resource of this package.
 */
@NullMarked
package dev.lenet.conformance;

import org.jspecify.annotations.NullMarked;

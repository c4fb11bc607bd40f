/** Runs the library for long, and looks whether the process grows. */
@NullMarked
package dev.lenet.soak;

import org.jspecify.annotations.NullMarked;

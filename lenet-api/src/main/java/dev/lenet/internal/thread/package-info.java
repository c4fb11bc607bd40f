/** The library's threads, and the failures of several threads. */
@NullMarked
package dev.lenet.internal.thread;

import org.jspecify.annotations.NullMarked;

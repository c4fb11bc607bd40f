/** Threads of the library's own, and failures that several of them may have. */
@NullMarked
package dev.lenet.internal.thread;

import org.jspecify.annotations.NullMarked;

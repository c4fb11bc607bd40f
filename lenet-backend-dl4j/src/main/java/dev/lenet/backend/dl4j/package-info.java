/**
 * The network on Deeplearning4j's ND4J, on the CPU: a chain of native operations over memory
 * allocated once.
 *
 * <p>It sets one thing for the whole JVM, if it is unset: the system property {@code
 * org.bytedeco.javacpp.platform.extension}, to the oneDNN binary where processor and class path
 * have it. ND4J works on the caller's thread; thread counts are what they were when a call returns.
 * The native code is unpacked once to {@code ~/.javacpp/cache}, or where {@code
 * org.bytedeco.javacpp.cachedir} says: a folder that only its owner and its group can change. It
 * stays loaded.
 */
@NullMarked
package dev.lenet.backend.dl4j;

import org.jspecify.annotations.NullMarked;

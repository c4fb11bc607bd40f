/**
 * The network on Deeplearning4j's ND4J, on the CPU: a chain of native operations over memory
 * allocated once.
 *
 * <p>What it sets for the whole JVM: the system property {@code
 * org.bytedeco.javacpp.platform.extension}, if it is not set, to the oneDNN binary where processor
 * and class path have it; and one thread for each caller's operations in ND4J and OpenBLAS, since
 * each network computes on its caller's thread. The native code is unpacked once to {@code
 * ~/.javacpp/cache}, or where {@code org.bytedeco.javacpp.cachedir} says, and stays loaded.
 */
@NullMarked
package dev.lenet.backend.dl4j;

import org.jspecify.annotations.NullMarked;

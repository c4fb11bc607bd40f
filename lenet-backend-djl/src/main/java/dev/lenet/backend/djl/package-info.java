/**
 * The network on DJL's PyTorch engine, on the CPU.
 *
 * <p>It sets one thing for the whole JVM, if it is unset: the system property {@code
 * ai.djl.offline} = true, so that DJL neither downloads native code nor calls home. JNA, which DJL
 * uses, sets properties of its own ({@code jna.*}, {@code jnidispatch.path}). PyTorch works on the
 * caller's thread; thread counts are what they were when a call returns. The native code is
 * unpacked once to {@code ~/.djl.ai}, or where {@code DJL_CACHE_DIR} says: a folder that only its
 * owner and its group can change. It stays loaded. One class loader in a process can load it:
 * applications that share a process share a class loader that has this backend.
 */
@NullMarked
package dev.lenet.backend.djl;

import org.jspecify.annotations.NullMarked;

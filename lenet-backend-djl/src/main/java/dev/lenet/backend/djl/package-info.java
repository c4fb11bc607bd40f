/**
 * The network on DJL's PyTorch engine, on the CPU.
 *
 * <p>What it sets for the whole JVM, each only if it is not set yet: the system properties {@code
 * ai.djl.offline} = true, so that DJL neither downloads native code nor calls home, and {@code
 * ai.djl.pytorch.num_threads} and {@code ai.djl.pytorch.num_interop_threads} = 1, since each
 * network computes on its caller's thread. On Linux with glibc, unless the environment says how its
 * heap behaves: freed native memory stays with the process, up to 64 MiB for each of glibc's arenas
 * ({@code mallopt}). The engine's native code is unpacked once to {@code ~/.djl.ai}, or where
 * {@code DJL_CACHE_DIR} says, and stays loaded.
 */
@NullMarked
package dev.lenet.backend.djl;

import org.jspecify.annotations.NullMarked;

package dev.lenet.api;

/**
 * What a backend is.
 *
 * @param name the name it is opened by
 * @param engine the engine's name, {@code PyTorch}
 * @param version the engine's version
 * @param device what computes, {@code cpu}
 * @param nativeBinary which of the engine's native binaries is in use, {@code
 *     linux-x86_64-onednn-avx2}
 */
public record BackendInfo(
    String name, String engine, String version, String device, String nativeBinary) {}

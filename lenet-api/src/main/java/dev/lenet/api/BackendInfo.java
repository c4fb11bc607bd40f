package dev.lenet.api;

/** What a backend is. The library implements it; a later version may add methods. */
public interface BackendInfo {
  /** The name it is opened by. */
  String name();

  /** The engine's name, {@code PyTorch}. */
  String engine();

  /** The engine's version. */
  String version();

  /** What computes, {@code cpu}. */
  String device();

  /**
   * Which of the engine's native binaries is in use, {@code linux-x86_64-onednn-avx2}; {@code none}
   * without native code.
   */
  String nativeBinary();
}

package dev.lenet.api;

/** What a backend is. The library implements it; a later version may add methods. */
public interface BackendInfo {
  /** The name that {@link Backends#open(String)} takes. */
  String name();

  /** The engine's name, for example {@code PyTorch}. */
  String engine();

  /** The engine's version. */
  String version();

  /** The device that computes, for example {@code cpu}. */
  String device();

  /**
   * The native binary in use, for example {@code linux-x86_64-onednn-avx2}; {@code none} if there
   * is no native code.
   */
  String nativeBinary();
}

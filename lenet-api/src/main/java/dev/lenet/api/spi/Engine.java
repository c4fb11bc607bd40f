package dev.lenet.api.spi;

/**
 * A running engine, which makes networks. Safe for use by several threads. Models, trainers and
 * evaluators over it are the library's.
 */
public interface Engine extends AutoCloseable {
  /** The engine's own name, as it gives it itself: {@code PyTorch}. */
  String name();

  /** The engine's version, as it gives it itself. */
  String version();

  /** What computes. */
  default String device() {
    return "cpu";
  }

  /**
   * Which of the engine's native binaries is in use, {@code linux-x86_64-onednn-avx2}; {@code none}
   * without native code.
   */
  default String nativeBinary() {
    return "none";
  }

  /**
   * Makes a network; its weights are undefined until {@link Network#setWeights}.
   *
   * @param plan asks nothing that the provider declares as missing
   */
  Network newNetwork(NetworkPlan plan);

  /**
   * Releases what the engine's side of the backend holds. Called once. Networks of models that are
   * still open are closed later, and not used in between.
   */
  @Override
  default void close() {}
}

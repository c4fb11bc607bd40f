package dev.lenet.api.spi;

/**
 * A running engine, which makes networks. Safe for use by several threads. The library implements
 * models, trainers and evaluators on top of it.
 */
public interface Engine extends AutoCloseable {
  /** The engine's name as the engine reports it, for example {@code PyTorch}. */
  String name();

  /** The engine's version as the engine reports it. */
  String version();

  /** The device that computes. */
  default String device() {
    return "cpu";
  }

  /**
   * The native binary in use, for example {@code linux-x86_64-onednn-avx2}; {@code none} if there
   * is no native code.
   */
  default String nativeBinary() {
    return "none";
  }

  /**
   * Makes a network. Its weights are undefined until {@link Network#setWeights}.
   *
   * @param plan uses nothing that the provider declares as missing
   */
  Network newNetwork(NetworkPlan plan);

  /**
   * Releases what the engine holds. The library calls it once. Networks of models that are still
   * open are closed later; the library does not use them in between.
   */
  @Override
  default void close() {}
}

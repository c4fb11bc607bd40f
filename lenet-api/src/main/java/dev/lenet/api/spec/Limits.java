package dev.lenet.api.spec;

/**
 * How large a network may be. The limits leave room for LeNet and its variants, and keep arrays
 * below 2 GiB.
 */
final class Limits {
  static final int LAYERS = 256;

  static final int CLASSES = 256;

  /** Of a schedule's table. */
  static final int FACTORS = 10_000;

  /**
   * The most values of the input, of each layer's output, and of all weights and biases together.
   */
  static final int VALUES = 1 << 24;

  /** The most values of the largest array of a batch, so that its bytes stay below 2^31. */
  static final int BATCH_VALUES = (1 << 29) - 1;

  private Limits() {}
}

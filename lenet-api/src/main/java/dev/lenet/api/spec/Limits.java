package dev.lenet.api.spec;

/** How large a network may be: with room for anything LeNet-like, and for arrays to hold it. */
final class Limits {
  static final int LAYERS = 256;

  static final int CLASSES = 256;

  /** Of the input, of each layer's output, and of all weights and biases together. */
  static final int VALUES = 1 << 24;

  /** Of the largest array of a batch, whose bytes stay below 2^31. */
  static final int BATCH_VALUES = (1 << 29) - 1;

  private Limits() {}
}

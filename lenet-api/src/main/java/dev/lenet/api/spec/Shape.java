package dev.lenet.api.spec;

/**
 * The size of one image or of one layer's output, without the batch: channels, height, width. A
 * dense layer's output is {@code units x 1 x 1}.
 */
public record Shape(int channels, int height, int width) {
  /** Number of values: the product of the three. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}

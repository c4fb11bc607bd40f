package dev.lenet.api;

import dev.lenet.api.spec.Shape;

/**
 * One image as it is stored: unsigned bytes, channel by channel, row by row from the top, each row
 * from the left; 0 is background, 255 is ink, as in MNIST. The array is not copied; do not change
 * it afterwards.
 */
public final class Image {
  private final Shape shape;
  private final byte[] pixels;

  /**
   * An image of any number of channels.
   *
   * @throws IllegalArgumentException if a side is not positive, or the number of pixels is not that
   *     of the shape
   */
  public Image(Shape shape, byte[] pixels) {
    if (shape.channels() <= 0 || shape.height() <= 0 || shape.width() <= 0) {
      throw new IllegalArgumentException(
          "An image has at least one channel, row and column, but this one is " + shape);
    }
    if (pixels.length != shape.size()) {
      throw new IllegalArgumentException(
          "An image of %s has %d pixels, but %d were given"
              .formatted(shape, shape.size(), pixels.length));
    }
    this.shape = shape;
    this.pixels = pixels;
  }

  /** A gray image; the array is not copied. */
  public static Image gray(int height, int width, byte[] pixels) {
    return new Image(new Shape(1, height, width), pixels);
  }

  /**
   * A gray image of integers. The array is copied.
   *
   * @param pixels each from 0 to 255
   * @throws IllegalArgumentException if a pixel is out of range, or the number of pixels is not
   *     that of the shape
   */
  public static Image gray(int height, int width, int[] pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] < 0 || pixels[i] > 255) {
        throw new IllegalArgumentException(
            "A pixel is from 0 to 255, but number %d is %d".formatted(i, pixels[i]));
      }
      bytes[i] = (byte) pixels[i];
    }
    return gray(height, width, bytes);
  }

  /** Channels, height and width. */
  public Shape shape() {
    return shape;
  }

  @Override
  public String toString() {
    return "an image of " + shape;
  }

  /** The pixels, not a copy. */
  public byte[] pixels() {
    return pixels;
  }
}

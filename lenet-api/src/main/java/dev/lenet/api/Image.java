package dev.lenet.api;

import dev.lenet.api.spec.Shape;

/**
 * One image as it is stored: unsigned bytes, channel by channel, row by row from the top, each row
 * from the left; 0 is background, 255 is ink, as in MNIST. The array is not copied; nobody may
 * change it afterwards.
 */
public final class Image {
  private final Shape shape;
  private final byte[] pixels;

  /**
   * An image of any number of channels.
   *
   * @throws IllegalArgumentException if the number of pixels is not that of the shape
   */
  public Image(Shape shape, byte[] pixels) {
    if (pixels.length != shape.size()) {
      throw new IllegalArgumentException(
          "An image of %s has %d pixels, but %d were given"
              .formatted(shape, shape.size(), pixels.length));
    }
    this.shape = shape;
    this.pixels = pixels;
  }

  /** A grey image. */
  public static Image gray(int height, int width, byte[] pixels) {
    return new Image(new Shape(1, height, width), pixels);
  }

  /** Channels, height and width. */
  public Shape shape() {
    return shape;
  }

  /** The pixels, not a copy. */
  public byte[] pixels() {
    return pixels;
  }
}

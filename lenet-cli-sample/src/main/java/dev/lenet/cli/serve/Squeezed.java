package dev.lenet.cli.serve;

import dev.lenet.api.Image;
import dev.lenet.api.picture.Picture;
import dev.lenet.cli.predict.Resized;

/**
 * A picture that is squeezed into 28x28 pixels as a whole, for comparison: it shows why digits are
 * found and formed. A picture that is light on the whole is inverted, because MNIST is white on
 * black.
 */
final class Squeezed {
  private static final int SIDE = 28;
  private static final int WHITE = 255;

  private Squeezed() {}

  static Image of(Picture picture) {
    int[] pixels = Resized.of(picture.pixels(), picture.width(), picture.height(), SIDE, SIDE);
    long sum = 0;
    for (int pixel : pixels) {
      sum += pixel;
    }
    if (2 * sum > (long) WHITE * pixels.length) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = WHITE - pixels[i];
      }
    }
    return Image.gray(SIDE, SIDE, pixels);
  }
}

package dev.lenet.internal.ink;

import dev.lenet.api.Image;

/**
 * Brings ink into the form of MNIST's images, as NIST's digits were brought into it (LeCun et al.
 * 1998; the details are those that QMNIST's authors rebuilt: Yadav and Bottou 2019). The box of the
 * ink is widened to a square of at least 10 pixels, averaged over areas into 20x20 pixels,
 * stretched until its darkest pixel is 255, and laid into 28x28 pixels so that its centre of mass
 * is at 14.
 *
 * <p>QMNIST doubles boxes of less than 20 pixels first. An average over areas gives the same
 * without that.
 */
final class MnistForm {
  private static final int SIDE = 28;
  private static final int INNER = 20;
  private static final int LEAST_SQUARE = 10;

  private MnistForm() {}

  static Image of(Plane ink) {
    Plane strokes = StrokeWidth.likeMnist(ink);
    int[] box = strokes.box();
    float[] inner = averaged(strokes.part(box[0], box[1], box[2] - box[0], box[3] - box[1]));
    float strongest = 0;
    for (float value : inner) {
      strongest = Math.max(strongest, value);
    }
    int[] pixels = new int[inner.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = strongest == 0 ? 0 : Math.round(255 * inner[i] / strongest);
    }
    return centred(pixels);
  }

  private static float[] averaged(Plane ink) {
    int side = Math.max(LEAST_SQUARE, Math.max(ink.width(), ink.height()));
    double pixel = side / (double) INNER;
    double left = -Math.floor((side - ink.width()) / 2.0 / pixel) * pixel;
    double top = -Math.floor((side - ink.height()) / 2.0 / pixel) * pixel;
    return Areas.mean(ink, left, top, pixel, INNER, INNER);
  }

  private static Image centred(int[] inner) {
    double sum = 0;
    double right = 0;
    double down = 0;
    for (int y = 0; y < INNER; y++) {
      for (int x = 0; x < INNER; x++) {
        int value = inner[y * INNER + x];
        sum += value;
        right += value * (x + 0.5);
        down += value * (y + 0.5);
      }
    }
    int left = offset(right / Math.max(1, sum));
    int top = offset(down / Math.max(1, sum));
    byte[] pixels = new byte[SIDE * SIDE];
    for (int y = 0; y < INNER; y++) {
      for (int x = 0; x < INNER; x++) {
        pixels[(top + y) * SIDE + left + x] = (byte) inner[y * INNER + x];
      }
    }
    return Image.gray(SIDE, SIDE, pixels);
  }

  /** Where the 20 pixels begin. Pixel 14 has its middle at 14.5; NIST's program rounded down. */
  private static int offset(double centre) {
    return Math.max(0, Math.min(SIDE - INNER, (int) (15 - centre)));
  }
}

package dev.lenet.data;

import dev.lenet.api.picture.DigitForm;
import dev.lenet.api.picture.Picture;

/**
 * A picture of one digit, brought to MNIST's form. A picture that has this form already is kept as
 * it is, byte by byte: {@link #isFormed} says which these are.
 */
final class DigitPicture {
  /** Height and width of MNIST's images. */
  static final int SIDE = 28;

  /** MNIST's ink fits into a square of this side, and touches two opposite sides of it. */
  private static final int BOX = 20;

  /** Where the centre of mass of MNIST's images lies, in rows and in columns. */
  private static final double CENTRE = 14;

  /**
   * MNIST's images were moved by whole pixels, so their centres lie half a pixel off at most; a
   * little more, for rounding.
   */
  private static final double NEAR = 0.75;

  private DigitPicture() {}

  /**
   * The pixels in MNIST's form, row by row.
   *
   * @throws dev.lenet.api.error.PictureException if the picture has no ink
   */
  static byte[] form(Picture picture) {
    return isFormed(picture) ? picture.pixels() : DigitForm.of(picture).pixels();
  }

  /**
   * Whether a picture is what forming makes: 28x28 pixels with white ink on a black edge, the
   * longer side of the ink's box 20 pixels, and the ink's centre of mass in the middle. Forming
   * such a picture again would only blur it.
   */
  static boolean isFormed(Picture picture) {
    return picture.width() == SIDE
        && picture.height() == SIDE
        && new Ink(picture.pixels()).isFormed();
  }

  /** Where the ink of 28x28 pixels is, and how much of it. */
  private static final class Ink {
    private int top = SIDE;
    private int bottom = -1;
    private int left = SIDE;
    private int right = -1;
    private long sum;
    private long sumX;
    private long sumY;

    Ink(byte[] pixels) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          add(x, y, Byte.toUnsignedInt(pixels[y * SIDE + x]));
        }
      }
    }

    private void add(int x, int y, int value) {
      if (value > 0) {
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
        left = Math.min(left, x);
        right = Math.max(right, x);
        sum += value;
        sumX += (long) value * x;
        sumY += (long) value * y;
      }
    }

    boolean isFormed() {
      int longer = Math.max(bottom - top, right - left) + 1;
      return sum > 0 && longer == BOX && isNear((double) sumX / sum) && isNear((double) sumY / sum);
    }

    private static boolean isNear(double centre) {
      return Math.abs(centre - CENTRE) <= NEAR;
    }
  }
}

package dev.lenet.cli.report;

/** The colours of numbers: blue if one is positive, orange if it is negative. */
public final class Signed {
  private static final int POSITIVE = 0x1F6FB4;
  private static final int NEGATIVE = 0xD9622B;

  private Signed() {}

  /** The largest absolute value, and never 0, so that one can divide by it. */
  public static float largest(float[] values) {
    float largest = Float.MIN_NORMAL;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /**
   * The colour, as opaque as the value is large, so that the paper shines through.
   *
   * @param share of the largest value, from -1 to 1
   */
  public static int argb(float share) {
    int alpha = Math.round(255 * Math.min(1, Math.abs(share)));
    return alpha << 24 | (share < 0 ? NEGATIVE : POSITIVE);
  }
}

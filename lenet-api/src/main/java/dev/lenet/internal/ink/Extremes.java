package dev.lenet.internal.ink;

/**
 * The largest and the smallest value in a square around each pixel, in a time that does not depend
 * on the square's size (van Herk 1992; Gil and Werman 1993). Pixels outside the plane do not count.
 */
final class Extremes {
  private final int radius;

  /** Squares of {@code 2 radius + 1} pixels. */
  Extremes(int radius) {
    this.radius = radius;
  }

  Plane largest(Plane plane) {
    Plane result = new Plane(plane.width(), plane.height(), plane.values().clone());
    Line row = new Line(plane.width());
    for (int y = 0; y < plane.height(); y++) {
      row.slide(result.values(), y * plane.width(), 1);
    }
    Line column = new Line(plane.height());
    for (int x = 0; x < plane.width(); x++) {
      column.slide(result.values(), x, plane.width());
    }
    return result;
  }

  Plane smallest(Plane plane) {
    return largest(plane.inverted()).inverted();
  }

  /** One row or column. The running maxima of blocks as long as the window meet in each window. */
  private final class Line {
    private final int length;
    private final int window = 2 * radius + 1;
    private final int[] forward;
    private final int[] backward;

    Line(int length) {
      this.length = length;
      this.forward = new int[length + 2 * radius];
      this.backward = new int[length + 2 * radius];
    }

    void slide(byte[] values, int start, int step) {
      int end = forward.length;
      for (int i = 0; i < end; i++) {
        int inside = i - radius;
        int value = inside < 0 || inside >= length ? 0 : values[start + inside * step] & 0xFF;
        backward[i] = value;
        forward[i] = i % window == 0 ? value : Math.max(forward[i - 1], value);
      }
      for (int i = end - 2; i >= 0; i--) {
        if (i % window != window - 1) {
          backward[i] = Math.max(backward[i], backward[i + 1]);
        }
      }
      for (int i = 0; i < length; i++) {
        values[start + i * step] = (byte) Math.max(backward[i], forward[i + window - 1]);
      }
    }
  }
}

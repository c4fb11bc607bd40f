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
    private final int[] padded;
    private final int[] forward;
    private final int[] backward;

    Line(int length) {
      this.length = length;
      this.padded = new int[length + 2 * radius];
      this.forward = new int[padded.length];
      this.backward = new int[padded.length];
    }

    void slide(byte[] values, int start, int step) {
      for (int i = 0; i < length; i++) {
        padded[radius + i] = values[start + i * step] & 0xFF;
      }
      for (int from = 0; from < padded.length; from += window) {
        runThrough(from, Math.min(from + window, padded.length));
      }
      for (int i = 0; i < length; i++) {
        values[start + i * step] = (byte) Math.max(backward[i], forward[i + window - 1]);
      }
    }

    private void runThrough(int from, int to) {
      int most = 0;
      for (int i = from; i < to; i++) {
        most = Math.max(most, padded[i]);
        forward[i] = most;
      }
      most = 0;
      for (int i = to - 1; i >= from; i--) {
        most = Math.max(most, padded[i]);
        backward[i] = most;
      }
    }
  }
}

package dev.lenet.internal.ink;

/**
 * Whether the ink is darker than the paper. Ink covers less than paper does, so the differences to
 * the mean of the surroundings have a long tail on the side of the ink. Slow changes of the light
 * have no differences, and the edge of a shadow has as many on both sides.
 */
final class Polarity {
  /** A tail that is shorter than this says nothing; then the picture's border is paper. */
  private static final double LEAST_SKEWNESS = 0.3;

  /** A border that is no lighter or darker than the rest by this says nothing either. */
  private static final int ALIKE = 12;

  private Polarity() {}

  static boolean isDarkOnLight(Plane plane) {
    double skewness = skewness(plane, Math.max(1, plane.shorterSide() / 4));
    return Math.abs(skewness) < LEAST_SKEWNESS ? borderIsLighter(plane) : skewness < 0;
  }

  private static double skewness(Plane plane, int radius) {
    int[] sums = sums(plane);
    double squares = 0;
    double cubes = 0;
    for (int y = 0; y < plane.height(); y++) {
      int top = Math.max(0, y - radius);
      int bottom = Math.min(plane.height(), y + radius + 1);
      for (int x = 0; x < plane.width(); x++) {
        int left = Math.max(0, x - radius);
        int right = Math.min(plane.width(), x + radius + 1);
        double mean =
            sum(sums, plane.width() + 1, left, top, right, bottom)
                / (double) ((right - left) * (bottom - top));
        double difference = plane.at(x, y) - mean;
        squares += difference * difference;
        cubes += difference * difference * difference;
      }
    }
    double count = plane.width() * (double) plane.height();
    double deviation = Math.sqrt(squares / count);
    return deviation < 1e-6 ? 0 : cubes / count / (deviation * deviation * deviation);
  }

  /** The sum of all values above and to the left of each pixel's corner. */
  private static int[] sums(Plane plane) {
    int stride = plane.width() + 1;
    int[] sums = new int[stride * (plane.height() + 1)];
    for (int y = 0; y < plane.height(); y++) {
      int row = 0;
      for (int x = 0; x < plane.width(); x++) {
        row += plane.at(x, y);
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return sums;
  }

  private static int sum(int[] sums, int stride, int left, int top, int right, int bottom) {
    return sums[bottom * stride + right]
        - sums[top * stride + right]
        - sums[bottom * stride + left]
        + sums[top * stride + left];
  }

  private static boolean borderIsLighter(Plane plane) {
    long all = 0;
    long border = 0;
    int onBorder = 0;
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        int value = plane.at(x, y);
        all += value;
        if (x == 0 || y == 0 || x == plane.width() - 1 || y == plane.height() - 1) {
          border += value;
          onBorder++;
        }
      }
    }
    double mean = all / (double) plane.values().length;
    double difference = border / (double) onBorder - mean;
    return Math.abs(difference) < ALIKE ? mean > 127 : difference > 0;
  }
}

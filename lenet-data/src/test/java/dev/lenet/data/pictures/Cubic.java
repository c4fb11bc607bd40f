package dev.lenet.data.pictures;

/**
 * Smooth enlargement (Keys, "Cubic Convolution Interpolation for Digital Image Processing", 1981).
 */
final class Cubic {
  private Cubic() {}

  /** The value between pixels, whose centres have whole coordinates; outside, that of the edge. */
  static double sample(Plane plane, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double sum = 0;
    for (int row = top - 1; row <= top + 2; row++) {
      double weight = weight(y - row);
      for (int column = left - 1; column <= left + 2; column++) {
        sum += weight * weight(x - column) * plane.at(column, row);
      }
    }
    return sum;
  }

  private static double weight(double distance) {
    double d = Math.abs(distance);
    if (d < 1) {
      return (1.5 * d - 2.5) * d * d + 1;
    }
    return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
  }
}

package dev.lenet.data.pictures;

/**
 * Smooth enlargement (Keys, "Cubic Convolution Interpolation for Digital Image Processing", 1981).
 */
final class Cubic {
  private Cubic() {}

  /** The plane, enlarged in both directions. Outside of it are its border's values. */
  static Plane enlarged(Plane plane, int times) {
    return wider(wider(plane, times).transposed(), times).transposed();
  }

  private static Plane wider(Plane plane, int times) {
    Plane wider = new Plane(plane.width * times, plane.height);
    for (int x = 0; x < wider.width; x++) {
      double source = (x + 0.5) / times - 0.5;
      int left = (int) Math.floor(source);
      for (int column = left - 1; column <= left + 2; column++) {
        float weight = (float) weight(source - column);
        for (int y = 0; y < plane.height; y++) {
          wider.values[y * wider.width + x] += weight * plane.at(column, y);
        }
      }
    }
    return wider;
  }

  private static double weight(double distance) {
    double d = Math.abs(distance);
    if (d < 1) {
      return (1.5 * d - 2.5) * d * d + 1;
    }
    return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
  }
}

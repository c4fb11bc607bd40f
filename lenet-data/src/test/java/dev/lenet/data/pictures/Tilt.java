package dev.lenet.data.pictures;

/**
 * How a camera was held.
 *
 * @param turn in radians
 * @param right how much nearer the right side is, 0 for straight
 * @param down how much nearer the lower side is
 */
record Tilt(double turn, double right, double down) {
  static Tilt any(Dice dice) {
    return new Tilt(
        dice.between(-0.09, 0.09), dice.between(-0.08, 0.08), dice.between(-0.08, 0.08));
  }

  /** The plane as this camera sees it, in a picture of the same size. */
  Plane seen(Plane plane) {
    Plane seen = new Plane(plane.width, plane.height);
    double half = Math.max(plane.width, plane.height) / 2.0;
    double cos = Math.cos(turn) * half;
    double sin = Math.sin(turn) * half;
    for (int row = 0; row < plane.height; row++) {
      for (int column = 0; column < plane.width; column++) {
        double x = (column - (plane.width - 1) / 2.0) / half;
        double y = (row - (plane.height - 1) / 2.0) / half;
        double far = 1 + right * x + down * y;
        seen.values[row * plane.width + column] =
            plane.sample(
                (plane.width - 1) / 2.0 + (cos * x + sin * y) / far,
                (plane.height - 1) / 2.0 + (cos * y - sin * x) / far);
      }
    }
    return seen;
  }
}

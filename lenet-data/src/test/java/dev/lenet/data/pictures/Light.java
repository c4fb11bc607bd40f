package dev.lenet.data.pictures;

/**
 * Light on a page: it falls off to one side and to the corners, and something may throw a shadow.
 *
 * @param brightness of white paper in full light
 * @param fall share that is missing at the dark side
 * @param corners share that is missing in the corners, as behind a lens
 * @param shadow share of the light that the shadow takes; 0 without a shadow
 * @param edge pixels over which the shadow begins
 */
record Light(double brightness, double fall, double corners, double shadow, double edge) {
  static Light any(Dice dice) {
    boolean sharp = dice.chance(0.2);
    boolean soft = !sharp && dice.chance(0.4);
    return new Light(
        dice.between(130, 250),
        dice.chance(0.7) ? dice.between(0, 0.5) : 0,
        dice.between(0, 0.25),
        sharp || soft ? dice.between(0.15, 0.5) : 0,
        sharp ? dice.between(0.5, 2) : dice.between(10, 60));
  }

  /** The brightness of white paper at every pixel. */
  Plane on(int width, int height, Dice dice) {
    double from = dice.between(0, 2 * Math.PI);
    double shadowFrom = dice.between(0, 2 * Math.PI);
    double shadowAt = dice.between(-0.35, 0.35);
    double half = Math.max(width, height) / 2.0;
    Plane light = new Plane(width, height);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double x = (column - width / 2.0) / half;
        double y = (row - height / 2.0) / half;
        double along = 0.5 + 0.5 * (x * Math.cos(from) + y * Math.sin(from));
        double inShadow =
            (x * Math.cos(shadowFrom) + y * Math.sin(shadowFrom) - shadowAt) * half / edge;
        double value = brightness * (1 - fall * along) * (1 - corners * 0.5 * (x * x + y * y));
        light.values[row * width + column] =
            (float) (shadow == 0 ? value : value * (1 - shadow / (1 + Math.exp(-4 * inShadow))));
      }
    }
    return light;
  }
}

package dev.lenet.data.pictures;

/** What is on paper beside the writing. */
final class Paper {
  private Paper() {}

  /** Ruled lines, or squares, as shares of the light that they take. */
  static void rule(Plane dark, double height, double strength, Dice dice) {
    boolean squares = dice.chance(0.35);
    double distance = height * (squares ? dice.between(0.4, 0.9) : dice.between(1.2, 2));
    double thickness = Math.max(1, height * dice.between(0.005, 0.02));
    double offset = dice.between(0, distance);
    Plane lines = new Plane(dark.width, dark.height);
    for (int y = 0; y < dark.height; y++) {
      for (int x = 0; x < dark.width; x++) {
        boolean line = (y + offset) % distance < thickness;
        line |= squares && (x + offset) % distance < thickness;
        lines.values[y * dark.width + x] = line ? (float) strength : 0;
      }
    }
    dark.lay(lines, 0, 0);
  }

  /** Small dots of dust. */
  static void speckle(Plane dark, double height, int count, Dice dice) {
    for (int i = 0; i < count; i++) {
      double radius = dice.between(0.4, Math.max(0.9, 0.015 * height));
      double x = dice.between(0, dark.width);
      double y = dice.between(0, dark.height);
      float strength = (float) dice.between(0.3, 0.9);
      int side = (int) Math.ceil(2 * radius) + 2;
      Plane dot = new Plane(side, side);
      for (int p = 0; p < dot.values.length; p++) {
        int row = p / side;
        double distance = Math.hypot(p % side - side / 2.0, row - side / 2.0);
        dot.values[p] = (float) (strength * Math.min(1, Math.max(0, radius - distance + 0.5)));
      }
      dark.lay(dot, (int) x - side / 2, (int) y - side / 2);
    }
  }

  /** A pencil's or a ball pen's line lets the paper's grain show through. */
  static Plane grained(Plane ink, double strength, double cell, Dice dice) {
    Plane grain = Plane.noise(ink.width, ink.height, cell, dice);
    Plane grained = new Plane(ink.width, ink.height);
    for (int i = 0; i < ink.values.length; i++) {
      double share = 1 - strength * Math.max(0, grain.values[i]);
      grained.values[i] = (float) (ink.values[i] * share);
    }
    return grained;
  }
}

package dev.lenet.data.pictures;

/** How a hand distorts a shape: the shape is stretched sideways, then slanted, then turned. */
final class Slope {
  static final Slope NONE = new Slope(1, 0, 0);

  private final double stretch;
  private final double slant;
  private final double turn;
  private final double cos;
  private final double sin;

  /**
   * A slope.
   *
   * @param stretch width over the original's width
   * @param slant sideways by height, to the right at the top
   * @param turn in radians, clockwise
   */
  Slope(double stretch, double slant, double turn) {
    this.stretch = stretch;
    this.slant = slant;
    this.turn = turn;
    this.cos = Math.cos(turn);
    this.sin = Math.sin(turn);
  }

  /** Much the same slope: no two digits of a hand are quite alike. */
  Slope varied(Dice dice) {
    return new Slope(
        stretch * dice.between(0.97, 1.03),
        slant + dice.between(-0.05, 0.05),
        turn + dice.between(-0.03, 0.03));
  }

  double stretch() {
    return stretch;
  }

  /** Where in the original a place of the result comes from; both are measured from the middle. */
  double sourceX(double x, double y) {
    return (x * cos + y * sin + slant * sourceY(x, y)) / stretch;
  }

  double sourceY(double x, double y) {
    return y * cos - x * sin;
  }
}

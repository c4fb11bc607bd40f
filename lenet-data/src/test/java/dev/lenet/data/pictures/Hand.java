package dev.lenet.data.pictures;

/**
 * How one person writes.
 *
 * @param pen width of the pen's line in units; 0 keeps the strokes of MNIST's writer
 * @param thicker how much thicker than MNIST's the strokes are, on each side, in units
 * @param slope what this hand does to every digit
 */
record Hand(double pen, double thicker, Slope slope) {
  /** Of a line that a camera still sees, in pixels. */
  private static final double THINNEST = 1.5;

  /** A hand that keeps MNIST's strokes or draws the digits anew with a fine or a broad pen. */
  static Hand any(Dice dice, double shareOfPens) {
    boolean pen = dice.chance(shareOfPens);
    return new Hand(
        pen ? dice.between(0.6, 2.8) : 0,
        pen ? 0 : dice.between(-0.2, 0.6),
        new Slope(dice.between(0.88, 1.12), dice.between(-0.1, 0.15), dice.between(-0.07, 0.07)));
  }

  /** Draws one digit; no two of a hand are quite the same. */
  Plane draw(Outline digit, double height, Dice dice) {
    double visible = THINNEST * 20 / height;
    Outline shape = pen > 0 ? digit.withPen(Math.max(visible, pen)) : digit.thicker(thicker);
    return shape.drawn(height, slope.varied(dice));
  }
}

package dev.lenet.cli;

/** Strokes of digits, each point in shares of the sheet from its upper left corner. */
final class Strokes {
  private Strokes() {}

  /** An open 4, of two strokes. */
  static double[][][] four() {
    return new double[][][] {
      {{0.50, 0.15}, {0.36, 0.55}, {0.66, 0.55}}, {{0.58, 0.30}, {0.57, 0.85}}
    };
  }

  /** A 7 beside a 1, of one stroke each. */
  static double[][][] seventyOne() {
    return new double[][][] {
      {{0.15, 0.25}, {0.40, 0.25}, {0.33, 0.50}, {0.25, 0.80}}, {{0.70, 0.20}, {0.69, 0.80}}
    };
  }

  /** A scrawl that is no digit. */
  static double[][][] scrawl() {
    return new double[][][] {
      {
        {0.30, 0.30},
        {0.60, 0.70},
        {0.35, 0.70},
        {0.60, 0.30},
        {0.30, 0.55},
        {0.65, 0.50},
        {0.45, 0.25},
        {0.48, 0.80}
      }
    };
  }
}

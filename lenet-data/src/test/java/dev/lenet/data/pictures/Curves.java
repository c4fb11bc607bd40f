package dev.lenet.data.pictures;

import java.util.List;

/** Ways of a pen, as points x, y, x, y. */
final class Curves {
  private static final int STEPS = 8;

  private Curves() {}

  /** A smooth curve through the points (Catmull and Rom 1974). */
  static double[] through(double[] points) {
    int count = points.length / 2;
    double[] curve = new double[2 * ((count - 1) * STEPS + 1)];
    for (int i = 0; i < curve.length / 2; i++) {
      int from = Math.min(i / STEPS, count - 2);
      double t = (double) i / STEPS - from;
      for (int axis = 0; axis < 2; axis++) {
        double p0 = points[2 * Math.max(0, from - 1) + axis];
        double p1 = points[2 * from + axis];
        double p2 = points[2 * (from + 1) + axis];
        double p3 = points[2 * Math.min(count - 1, from + 2) + axis];
        double bend = 2 * p0 - 5 * p1 + 4 * p2 - p3;
        double turn = 3 * p1 - p0 - 3 * p2 + p3;
        curve[2 * i + axis] = p1 + 0.5 * t * (p2 - p0 + t * (bend + t * turn));
      }
    }
    return curve;
  }

  /** Straight lines from point to point as a hand draws them: not quite straight. */
  static double[] wobbling(double[] points, Dice dice) {
    int pieces = points.length / 2 - 1;
    double[] line = new double[2 * (2 * pieces + 1)];
    for (int i = 0; i <= pieces; i++) {
      line[4 * i] = points[2 * i];
      line[4 * i + 1] = points[2 * i + 1];
    }
    for (int i = 0; i < pieces; i++) {
      for (int axis = 0; axis < 2; axis++) {
        double middle = (points[2 * i + axis] + points[2 * i + 2 + axis]) / 2;
        line[4 * i + 2 + axis] = middle + 0.3 * dice.gaussian();
      }
    }
    return line;
  }

  /**
   * Moves and scales the lines so that the longer side of their box has this size, in the middle.
   */
  static void fit(List<double[]> lines, double size) {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
    for (double[] line : lines) {
      for (int i = 0; i < line.length; i++) {
        low[i % 2] = Math.min(low[i % 2], line[i]);
        high[i % 2] = Math.max(high[i % 2], line[i]);
      }
    }
    double scale = size / Math.max(1, Math.max(high[0] - low[0], high[1] - low[1]));
    for (double[] line : lines) {
      for (int i = 0; i < line.length; i++) {
        double middle = (low[i % 2] + high[i % 2]) / 2;
        line[i] = Outline.UNITS / 2.0 + (line[i] - middle) * scale;
      }
    }
  }
}

package dev.lenet.soak;

import java.util.Arrays;

/**
 * The slope of the straight line through measured values, by ordinary least squares, and its 95%
 * confidence interval. What a process holds changes slowly, so that neighbouring values are alike,
 * and single values would make the interval too narrow. Therefore the line goes through the means
 * of {@value #BLOCKS} blocks of neighbours.
 */
record Slope(double value, double low, double high) {
  static final int BLOCKS = 12;

  private static final int FREEDOM = BLOCKS - 2;

  /** Student's t: with 10 degrees of freedom 95% of all values are between -t and t. */
  private static final double T = 2.228;

  /** At least as many values as there are blocks, in order. */
  static Slope of(double[] x, double[] y) {
    double[] xs = means(x);
    double[] ys = means(y);
    double meanX = mean(xs);
    double meanY = mean(ys);
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < BLOCKS; i++) {
      sumXx += (xs[i] - meanX) * (xs[i] - meanX);
      sumXy += (xs[i] - meanX) * (ys[i] - meanY);
    }
    double slope = sumXy / sumXx;
    double squares = 0;
    for (int i = 0; i < BLOCKS; i++) {
      double residual = ys[i] - meanY - slope * (xs[i] - meanX);
      squares += residual * residual;
    }
    double error = Math.sqrt(squares / FREEDOM / sumXx);
    return new Slope(slope, slope - T * error, slope + T * error);
  }

  private static double[] means(double[] values) {
    double[] means = new double[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
      int from = i * values.length / BLOCKS;
      int to = (i + 1) * values.length / BLOCKS;
      means[i] = mean(Arrays.copyOfRange(values, from, to));
    }
    return means;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** In units that are so many times larger. */
  Slope per(long units) {
    return new Slope(value * units, low * units, high * units);
  }
}

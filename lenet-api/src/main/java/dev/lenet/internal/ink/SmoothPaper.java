package dev.lenet.internal.ink;

import java.util.Arrays;

/**
 * Paper in even light, or in light that falls off slowly: a surface of second degree, fitted to the
 * pixels that are not much darker than it. It needs no window, so strokes may have any width.
 */
final class SmoothPaper implements Paper {
  /** The terms are 1, u, v, u², uv and v²: these are the powers of u in them, and of v. */
  private static final int[] U = {0, 1, 0, 2, 1, 0};

  private static final int[] V = {0, 0, 1, 0, 1, 2};
  private static final int TERMS = 6;
  private static final int ROUNDS = 12;
  private static final double MOST_SAMPLES = 5e3;

  /** A pixel belongs to the paper if it is darker by at most this many deviations. */
  private static final double TOLERANCE = 1.25;

  /** So many pixels may be lighter than the paper: highlights and specks. */
  private static final double MOST_LIGHTER = 0.005;

  /** Ink is thinner than this share of the picture's shorter side. */
  private static final double THICKEST_INK = 0.4;

  private final double[] terms;
  private final double width;
  private final double height;

  private SmoothPaper(double[] terms, double width, double height) {
    this.terms = terms;
    this.width = width;
    this.height = height;
  }

  static SmoothPaper fit(Plane coarse, int factor) {
    double width = coarse.width() * (double) factor;
    double height = coarse.height() * (double) factor;
    int step = (int) Math.ceil(Math.sqrt(coarse.values().length / MOST_SAMPLES));
    Samples samples = new Samples(coarse.shrunk(step), factor * step, width, height);
    SmoothPaper paper = new SmoothPaper(new double[TERMS], width, height);
    double limit = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      SmoothPaper next = paper.refit(samples, limit);
      if (Arrays.equals(next.terms, paper.terms)) {
        return next; // and so would be all that follow: the same pixels are the paper again
      }
      paper = next;
      limit = Math.max(1, TOLERANCE * paper.deviationAbove(samples));
    }
    return paper;
  }

  private SmoothPaper refit(Samples samples, double limit) {
    double[][] equations = new double[TERMS][TERMS + 1];
    for (int y = 0; y < samples.v.length; y++) {
      addRow(samples, y, limit, equations);
    }
    return new SmoothPaper(solve(equations), width, height);
  }

  /**
   * Adds the normal equations of a row's paper. Within a row they are sums of powers of u, so a
   * pixel costs eight additions, not one for each of the 27 coefficients.
   */
  private void addRow(Samples samples, int y, double limit, double[][] equations) {
    Curve expected = along(samples.v[y]);
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    double sum4 = 0;
    double value0 = 0;
    double value1 = 0;
    double value2 = 0;
    for (int x = 0; x < samples.u.length; x++) {
      double u = samples.u[x];
      double value = samples.plane.at(x, y);
      if (value < expected.at(u) - limit) {
        continue;
      }
      double square = u * u;
      sum0 += 1;
      sum1 += u;
      sum2 += square;
      sum3 += square * u;
      sum4 += square * square;
      value0 += value;
      value1 += u * value;
      value2 += square * value;
    }
    double[] sums = {sum0, sum1, sum2, sum3, sum4};
    double[] values = {value0, value1, value2};
    addTerms(sums, values, samples.v[y], equations);
  }

  private static void addTerms(double[] sums, double[] values, double v, double[][] equations) {
    double[] powers = {1, v, v * v, v * v * v, v * v * v * v};
    for (int i = 0; i < TERMS; i++) {
      for (int j = i; j < TERMS; j++) {
        equations[i][j] += sums[U[i] + U[j]] * powers[V[i] + V[j]];
      }
      equations[i][TERMS] += values[U[i]] * powers[V[i]];
    }
  }

  /** Solves symmetric equations of which the upper half is given, by elimination. */
  private static double[] solve(double[][] equations) {
    for (int i = 0; i < TERMS; i++) {
      equations[i][i] += 1e-6 * (1 + equations[0][0]); // a picture of one row leaves terms open
      for (int j = 0; j < i; j++) {
        equations[i][j] = equations[j][i];
      }
    }
    for (int i = 0; i < TERMS; i++) {
      for (int row = i + 1; row < TERMS; row++) {
        double share = equations[row][i] / equations[i][i];
        for (int j = i; j <= TERMS; j++) {
          equations[row][j] -= share * equations[i][j];
        }
      }
    }
    double[] solution = new double[TERMS];
    for (int i = TERMS - 1; i >= 0; i--) {
      double rest = equations[i][TERMS];
      for (int j = i + 1; j < TERMS; j++) {
        rest -= equations[i][j] * solution[j];
      }
      solution[i] = rest / equations[i][i];
    }
    return solution;
  }

  private double deviationAbove(Samples samples) {
    double squares = 0;
    int above = 0;
    for (int y = 0; y < samples.v.length; y++) {
      Curve expected = along(samples.v[y]);
      for (int x = 0; x < samples.u.length; x++) {
        double difference = samples.plane.at(x, y) - expected.at(samples.u[x]);
        if (difference > 0) {
          squares += difference * difference;
          above++;
        }
      }
    }
    return Math.sqrt(squares / Math.max(1, above));
  }

  private Curve along(double v) {
    return new Curve(terms[0] + terms[2] * v + terms[5] * v * v, terms[1] + terms[4] * v, terms[3]);
  }

  @Override
  public void row(int y, float[] brightness) {
    Curve curve = along(2 * (y + 0.5) / height - 1);
    for (int x = 0; x < brightness.length; x++) {
      double value = curve.at(2 * (x + 0.5) / width - 1);
      brightness[x] = (float) Math.max(0, Math.min(255, value));
    }
  }

  @Override
  public double highlights() {
    return 0.003;
  }

  /** Whether all that is not paper can be ink: little is lighter, and nothing is a wide shadow. */
  boolean explains(Plane coarse) {
    Plane darker = new Plane(coarse.width(), coarse.height());
    float[] row = new float[coarse.width()];
    SmoothPaper paper = new SmoothPaper(terms, coarse.width(), coarse.height());
    int lighter = 0;
    for (int y = 0; y < coarse.height(); y++) {
      paper.row(y, row);
      for (int x = 0; x < coarse.width(); x++) {
        double share = 1 - coarse.at(x, y) / Math.max(1.0, row[x]);
        lighter += share < -LEAST_SHADE ? 1 : 0;
        darker.values()[y * coarse.width() + x] = (byte) (share > LEAST_SHADE ? 255 : 0);
      }
    }
    int radius = (int) (THICKEST_INK * coarse.shorterSide() / 2);
    return lighter <= MOST_LIGHTER * coarse.values().length
        && isEmpty(new Extremes(radius).smallest(darker));
  }

  private static boolean isEmpty(Plane plane) {
    return Arrays.equals(plane.values(), new byte[plane.values().length]);
  }

  /** Pixels, and where their middles are in a picture that goes from -1 to 1. */
  private static final class Samples {
    private final Plane plane;
    private final double[] u;
    private final double[] v;

    Samples(Plane plane, int factor, double width, double height) {
      this.plane = plane;
      this.u = places(plane.width(), factor, width);
      this.v = places(plane.height(), factor, height);
    }

    private static double[] places(int count, int factor, double length) {
      double[] places = new double[count];
      for (int i = 0; i < count; i++) {
        places[i] = 2 * (i + 0.5) * factor / length - 1;
      }
      return places;
    }
  }

  /** The surface along a row. */
  private record Curve(double constant, double linear, double square) {
    double at(double u) {
      return constant + u * (linear + u * square);
    }
  }
}

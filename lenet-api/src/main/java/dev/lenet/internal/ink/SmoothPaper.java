package dev.lenet.internal.ink;

import java.util.Arrays;

/**
 * Paper in even light, or in light that falls off slowly: a surface of second degree, fitted to the
 * pixels that are not much darker than it. It needs no window, so strokes may have any width.
 */
final class SmoothPaper implements Paper {
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
    Plane samples = coarse.shrunk(step);
    SmoothPaper paper = new SmoothPaper(new double[TERMS], width, height);
    double limit = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      SmoothPaper next = paper.refit(samples, factor * step, limit);
      if (Arrays.equals(next.terms, paper.terms)) {
        return next; // and so would be all that follow: the same pixels are the paper again
      }
      paper = next;
      limit = Math.max(1, TOLERANCE * paper.deviationAbove(samples, factor * step));
    }
    return paper;
  }

  private SmoothPaper refit(Plane samples, int factor, double limit) {
    double[][] equations = new double[TERMS][TERMS + 1];
    double[] basis = new double[TERMS];
    for (int y = 0; y < samples.height(); y++) {
      for (int x = 0; x < samples.width(); x++) {
        basis((x + 0.5) * factor, (y + 0.5) * factor, basis);
        double value = samples.at(x, y);
        if (value < dot(basis) - limit) {
          continue;
        }
        for (int i = 0; i < TERMS; i++) {
          for (int j = i; j < TERMS; j++) {
            equations[i][j] += basis[i] * basis[j];
          }
          equations[i][TERMS] += basis[i] * value;
        }
      }
    }
    return new SmoothPaper(solve(equations), width, height);
  }

  private void basis(double x, double y, double[] basis) {
    double u = 2 * x / width - 1;
    double v = 2 * y / height - 1;
    basis[0] = 1;
    basis[1] = u;
    basis[2] = v;
    basis[3] = u * u;
    basis[4] = u * v;
    basis[5] = v * v;
  }

  private double dot(double[] basis) {
    double sum = 0;
    for (int i = 0; i < TERMS; i++) {
      sum += terms[i] * basis[i];
    }
    return sum;
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

  private double deviationAbove(Plane samples, int factor) {
    double squares = 0;
    int above = 0;
    double[] basis = new double[TERMS];
    for (int y = 0; y < samples.height(); y++) {
      for (int x = 0; x < samples.width(); x++) {
        basis((x + 0.5) * factor, (y + 0.5) * factor, basis);
        double difference = samples.at(x, y) - dot(basis);
        if (difference > 0) {
          squares += difference * difference;
          above++;
        }
      }
    }
    return Math.sqrt(squares / Math.max(1, above));
  }

  @Override
  public void row(int y, float[] brightness) {
    double v = 2 * (y + 0.5) / height - 1;
    double constant = terms[0] + terms[2] * v + terms[5] * v * v;
    double linear = terms[1] + terms[4] * v;
    for (int x = 0; x < brightness.length; x++) {
      double u = 2 * (x + 0.5) / width - 1;
      brightness[x] = (float) Math.max(0, Math.min(255, constant + u * (linear + u * terms[3])));
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
}

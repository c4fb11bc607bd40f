package dev.lenet.internal.ink;

import dev.lenet.api.Image;
import dev.lenet.api.Prediction;

/**
 * How much the shape of a formed mark speaks against the digit that the network reads in it. A
 * network is often sure of two digits that touch, as if they were one. But they are wider than that
 * digit is, have longer edges, or other holes: "53" read as 8 has none.
 *
 * <p>The figures are of MNIST's 60,000 training images, at half of the full ink.
 */
final class Plausibility {
  /** For each digit: mean and deviation of the logarithm of width by height. */
  private static final double[][] ASPECT = {
    {-0.12, 0.22}, {-1.01, 0.49}, {-0.08, 0.24}, {-0.26, 0.23}, {-0.27, 0.23},
    {-0.09, 0.29}, {-0.36, 0.23}, {-0.29, 0.23}, {-0.31, 0.24}, {-0.43, 0.22}
  };

  /** Mean and deviation of the length of the edges, by the height. */
  private static final double[][] EDGES = {
    {6.46, 0.83}, {2.89, 0.45}, {5.99, 0.98}, {5.75, 0.87}, {4.99, 0.68},
    {5.93, 0.91}, {5.41, 0.91}, {4.56, 0.66}, {6.13, 0.93}, {5.11, 0.72}
  };

  /** Parts of a hundred with no hole, one, and more, or with several pieces. */
  private static final int[][] HOLES = {
    {11, 83, 5, 1}, {97, 1, 1, 2}, {55, 39, 5, 2}, {91, 5, 1, 3}, {89, 8, 1, 2},
    {87, 4, 1, 9}, {18, 69, 11, 2}, {96, 2, 1, 2}, {4, 29, 67, 1}, {20, 71, 7, 2}
  };

  private static final int HALF = 128;

  private Plausibility() {}

  /** From 0, a usual shape; a cost that may be compared with the logarithm of a probability. */
  static double cost(Image image, Prediction prediction) {
    int digit = prediction.label();
    if (digit >= ASPECT.length || prediction.probabilities().length != ASPECT.length) {
      return 0;
    }
    Shape shape = new Shape(image);
    return excess(Math.log(shape.aspect()), ASPECT[digit])
        + excess(shape.edges(), EDGES[digit])
        + Math.log(largest(HOLES[digit]) / (double) HOLES[digit][shape.holes()]);
  }

  /** Half of the squared distance beyond one deviation, as of a normal distribution. */
  private static double excess(double value, double[] usual) {
    double distance = Math.max(0, Math.abs(value - usual[0]) / usual[1] - 1);
    return distance * distance / 2;
  }

  private static int largest(int[] parts) {
    int largest = 0;
    for (int part : parts) {
      largest = Math.max(largest, part);
    }
    return largest;
  }

  /** Box, edges and holes of the pixels of more than half ink. */
  private static final class Shape {
    private final Plane ink;
    private final int[] box;
    private int edges;
    private int euler;

    Shape(Image image) {
      int height = image.shape().height();
      int width = image.shape().width();
      Plane plane = new Plane(width, height);
      for (int i = 0; i < image.pixels().length; i++) {
        plane.values()[i] = (byte) ((image.pixels()[i] & 0xFF) >= HALF ? 1 : 0);
      }
      ink = plane.withBorder(1);
      box = ink.box();
      for (int y = 0; y <= height; y++) {
        for (int x = 0; x <= width; x++) {
          count(x, y);
        }
      }
    }

    /** Each corner of ink adds to the Euler number of shapes that touch at corners (Gray 1971). */
    private void count(int x, int y) {
      int a = ink.at(x, y);
      int b = ink.at(x + 1, y);
      int c = ink.at(x, y + 1);
      int d = ink.at(x + 1, y + 1);
      int sum = a + b + c + d;
      boolean diagonal = sum == 2 && a == d;
      euler += sum == 1 ? 1 : sum == 3 ? -1 : diagonal ? -2 : 0;
      edges += (c ^ d) + (b ^ d);
    }

    double aspect() {
      return Math.max(1, box[2] - box[0]) / (double) Math.max(1, box[3] - box[1]);
    }

    double edges() {
      return edges / (double) Math.max(1, box[3] - box[1]);
    }

    /** Holes, 2 for more; 3 if there are several pieces. */
    int holes() {
      int holes = 1 - euler / 4;
      return holes < 0 ? 3 : Math.min(2, holes);
    }
  }
}

package dev.lenet.data.pictures;

import java.util.Arrays;

/**
 * The distance of every cell of a grid from the nearest cell of a set, exact (Felzenszwalb and
 * Huttenlocher, "Distance Transforms of Sampled Functions", 2012).
 */
final class Distances {
  private static final double FAR = 1e9;

  private Distances() {}

  /** In cells; the set is not empty, or everything is far. */
  static float[] toNearest(boolean[] set, int width, int height) {
    double[] squares = new double[width * height];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = set[i] ? 0 : FAR;
    }
    for (int x = 0; x < width; x++) {
      transform(squares, x, width, height);
    }
    for (int y = 0; y < height; y++) {
      transform(squares, y * width, 1, width);
    }
    float[] distances = new float[squares.length];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = (float) Math.sqrt(squares[i]);
    }
    return distances;
  }

  /** One row or column: the lower envelope of parabolas, one from each cell. */
  private static void transform(double[] all, int first, int step, int length) {
    double[] squares = new double[length];
    for (int i = 0; i < length; i++) {
      squares[i] = all[first + i * step];
    }
    int[] lowest = new int[length];
    double[] from = new double[length + 1];
    Arrays.fill(from, FAR * FAR);
    from[0] = -FAR * FAR;
    int last = 0;
    for (int i = 1; i < length; i++) {
      double crossing = crossing(squares, lowest[last], i);
      while (crossing <= from[last]) {
        last--;
        crossing = crossing(squares, lowest[last], i);
      }
      last++;
      lowest[last] = i;
      from[last] = crossing;
      from[last + 1] = FAR * FAR;
    }
    int parabola = 0;
    for (int i = 0; i < length; i++) {
      while (from[parabola + 1] < i) {
        parabola++;
      }
      double distance = i - lowest[parabola];
      all[first + i * step] = distance * distance + squares[lowest[parabola]];
    }
  }

  /** Where the parabolas of two cells cross. */
  private static double crossing(double[] squares, int left, int right) {
    return (squares[right] + (double) right * right - squares[left] - (double) left * left)
        / (2.0 * (right - left));
  }
}

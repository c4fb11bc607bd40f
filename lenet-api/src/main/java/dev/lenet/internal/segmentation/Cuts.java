package dev.lenet.internal.segmentation;

import dev.lenet.internal.ink.Areas;
import dev.lenet.internal.ink.Glyph;
import dev.lenet.internal.ink.Plane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a mark may be cut into digits: paths from top to bottom that cross as little ink as
 * possible (the candidate cuts of LeCun et al. 1998, section V). A path may lean and bend.
 */
public final class Cuts {
  /** The mark's height while cuts are looked for. */
  private static final int HEIGHT = 40;

  /** A path goes at most so far to each side of its middle. */
  private static final int REACH = 8;

  /** A step to the side costs as much as this share of a pixel of ink. */
  private static final double STEP = 0.15;

  /** Between two cuts there is at least so much. */
  private static final int APART = 4;

  private static final int MOST_PER_HEIGHT = 8;

  /** Lighter pixels are no stroke. */
  private static final int INKED = 64;

  /** The largest slant of writing to either side, as a share of its height. */
  private static final double STEEPEST = 0.6;

  /** Slants are tried in steps of this. */
  private static final double SLANT_STEP = 0.1;

  /** How far each row is moved to the right, so that the writing stands upright. */
  private final int[] shifts;

  private final int width;
  private final float[] ink;

  private Cuts(Plane plane, double pixel) {
    int columns = (int) Math.ceil(plane.width() / pixel);
    float[] slanted = Areas.mean(plane, 0, 0, pixel, columns, HEIGHT);
    int margin = (int) Math.ceil(STEEPEST * HEIGHT / 2);
    this.width = columns + 2 * margin;
    this.shifts = shifts(slanted, columns, margin);
    this.ink = sheared(slanted, columns, shifts);
  }

  /** Of all slants the one whose columns are most unlike: full strokes and gaps. */
  private int[] shifts(float[] slanted, int columns, int margin) {
    int[] best = {};
    double most = -1;
    for (double slant = -STEEPEST; slant <= STEEPEST + SLANT_STEP / 2; slant += SLANT_STEP) {
      int[] rows = new int[HEIGHT];
      for (int y = 0; y < HEIGHT; y++) {
        rows[y] = margin + (int) Math.round(slant * (y - HEIGHT / 2.0));
      }
      double unlike = sumOfSquares(columnSums(sheared(slanted, columns, rows)));
      if (unlike > most) {
        most = unlike;
        best = rows;
      }
    }
    return best;
  }

  private float[] sheared(float[] slanted, int columns, int[] rows) {
    float[] upright = new float[width * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      System.arraycopy(slanted, y * columns, upright, y * width + rows[y], columns);
    }
    return upright;
  }

  private double[] columnSums(float[] upright) {
    double[] sums = new double[width];
    for (int i = 0; i < upright.length; i++) {
      sums[i % width] += upright[i];
    }
    return sums;
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /**
   * One cut.
   *
   * @param columns for each row of the mark the first column to the right of the cut
   * @param crossed the ink that it crosses, as a share of the mark's height
   * @param strokes how many strokes it crosses
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Cut(int[] columns, double crossed, int strokes) {}

  /** The candidates from the left. */
  public static List<Cut> of(Glyph glyph) {
    Plane plane = glyph.ink();
    double pixel = plane.height() / (double) HEIGHT;
    Cuts cuts = new Cuts(plane, pixel);
    List<Cut> list = new ArrayList<>();
    for (int middle : cuts.middles()) {
      int[] path = cuts.path(middle);
      int[] columns = new int[plane.height()];
      for (int y = 0; y < columns.length; y++) {
        int row = Math.min(HEIGHT - 1, (int) (y / pixel));
        columns[y] = (int) Math.round((path[row] - cuts.shifts[row]) * pixel);
      }
      list.add(new Cut(columns, cuts.crossed(path), cuts.strokes(path)));
    }
    return list;
  }

  /** Middles of the cheapest paths, from the left, apart from each other. */
  private List<Integer> middles() {
    double[] sums = columnSums(ink);
    int from = 0;
    while (from < width && sums[from] == 0) {
      from++;
    }
    int to = width;
    while (to > from && sums[to - 1] == 0) {
      to--;
    }
    List<Integer> all = new ArrayList<>();
    double[] costs = new double[width];
    for (int x = from + APART / 2; x <= to - APART / 2; x++) {
      costs[x] = crossed(path(x)) + 0.001 * Math.abs(2 * x - from - to) / (2.0 * width);
      all.add(x);
    }
    all.sort(Comparator.comparingDouble(x -> costs[x]));
    List<Integer> apart = new ArrayList<>();
    for (int x : all) {
      if (apart.size() < MOST_PER_HEIGHT * (1 + (to - from) / HEIGHT)
          && apart.stream().allMatch(other -> Math.abs(other - x) >= APART)) {
        apart.add(x);
      }
    }
    apart.sort(Comparator.naturalOrder());
    return apart;
  }

  private double crossed(int[] path) {
    double sum = 0;
    for (int y = 0; y < HEIGHT; y++) {
      sum += inkAt(path[y], y);
    }
    return sum / 255 / HEIGHT;
  }

  /** How often the path comes from paper to ink. */
  private int strokes(int[] path) {
    int strokes = 0;
    boolean inside = false;
    for (int y = 0; y < HEIGHT; y++) {
      boolean inked = inkAt(path[y], y) > INKED;
      strokes += inked && !inside ? 1 : 0;
      inside = inked;
    }
    return strokes;
  }

  /** The ink at the border between two columns. */
  private double inkAt(int x, int y) {
    double left = x > 0 ? ink[y * width + x - 1] : 0;
    double right = x < width ? ink[y * width + x] : 0;
    return (left + right) / 2;
  }

  /** The cheapest path within reach of a column (dynamic programming). */
  private int[] path(int middle) {
    int low = Math.max(0, middle - REACH);
    int count = Math.min(width, middle + REACH) - low + 1;
    double[][] costs = new double[HEIGHT][count];
    int[][] from = new int[HEIGHT][count];
    for (int y = 0; y < HEIGHT; y++) {
      for (int i = 0; i < count; i++) {
        int best = i;
        for (int j = Math.max(0, i - 1); y > 0 && j <= Math.min(count - 1, i + 1); j++) {
          if (arrival(costs[y - 1], j, i) < arrival(costs[y - 1], best, i)) {
            best = j;
          }
        }
        from[y][i] = best;
        costs[y][i] = inkAt(low + i, y) + (y == 0 ? 0 : arrival(costs[y - 1], best, i));
      }
    }
    return trace(from, cheapest(costs[HEIGHT - 1]), low);
  }

  private static double arrival(double[] costs, int from, int to) {
    return costs[from] + (from == to ? 0 : 255 * STEP);
  }

  private static int cheapest(double[] costs) {
    int best = costs.length / 2;
    for (int i = 0; i < costs.length; i++) {
      best = costs[i] < costs[best] ? i : best;
    }
    return best;
  }

  private static int[] trace(int[][] from, int end, int low) {
    int[] path = new int[HEIGHT];
    int at = end;
    for (int y = HEIGHT - 1; y >= 0; y--) {
      path[y] = low + at;
      at = from[y][at];
    }
    return path;
  }
}

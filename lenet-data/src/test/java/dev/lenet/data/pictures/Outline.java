package dev.lenet.data.pictures;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A shape of ink without a resolution, so that it has sharp edges at every size, as a pen's stroke
 * has. It lies in a square of 28 units; a unit is a pixel of MNIST. What is kept is how deep inside
 * the ink a place lies, in units, negative outside, on a fine grid.
 */
final class Outline {
  static final int UNITS = 28;

  /** Cells of the grid in one unit. */
  static final int CELLS = 6;

  static final int SIDE = UNITS * CELLS;

  /**
   * Where two strokes cross, the ink is 1.4 times as deep as in a stroke; a filled loop is deeper.
   */
  private static final double BLOT = 1.5;

  private final Plane depth;

  private Outline(Plane depth) {
    this.depth = depth;
  }

  /** The shape of the cells that are ink. */
  static Outline ofCells(boolean[] ink) {
    boolean[] paper = new boolean[ink.length];
    for (int i = 0; i < ink.length; i++) {
      paper[i] = !ink[i];
    }
    float[] inside = Distances.toNearest(paper, SIDE, SIDE);
    float[] outside = Distances.toNearest(ink, SIDE, SIDE);
    Plane depth = new Plane(SIDE, SIDE);
    for (int i = 0; i < ink.length; i++) {
      float cells = ink[i] ? inside[i] - 0.5f : 0.5f - outside[i];
      depth.values[i] = Math.max(-UNITS, cells / CELLS);
    }
    return new Outline(depth.blurred(1)); // the steps of the grid's cells
  }

  /**
   * The shape of a digit of MNIST. Its edge is where the ink, enlarged smoothly, falls to half of
   * the strongest ink near by: there the edge of a blurred stroke was.
   */
  static Outline ofDigit(byte[] pixels) {
    Plane digit = new Plane(UNITS, UNITS);
    for (int i = 0; i < pixels.length; i++) {
      digit.values[i] = Byte.toUnsignedInt(pixels[i]) / 255f;
    }
    Plane smooth = Cubic.enlarged(digit, CELLS);
    Plane strongest = Cubic.enlarged(strongestNear(digit), CELLS);
    boolean[] ink = new boolean[SIDE * SIDE];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = smooth.values[i] > 0.5 * strongest.values[i];
    }
    return ofCells(ink);
  }

  private static Plane strongestNear(Plane digit) {
    Plane strongest = Plane.filled(digit.width, digit.height, 0.4);
    for (int down = -2; down <= 2; down++) {
      for (int right = -2; right <= 2; right++) {
        strongest.lay(digit, right, down);
      }
    }
    return strongest.blurred(1);
  }

  /** The shape that a round pen leaves on its way along lines; points are x, y, x, y, in units. */
  static Outline ofStrokes(List<double[]> lines, double penWidth) {
    Plane depth = Plane.filled(SIDE, SIDE, -UNITS);
    for (double[] line : lines) {
      for (int i = 0; i + 3 < line.length; i += 2) {
        draw(depth, line[i], line[i + 1], line[i + 2], line[i + 3], penWidth / 2);
      }
    }
    return new Outline(depth);
  }

  private static void draw(Plane depth, double x0, double y0, double x1, double y1, double radius) {
    double reach = radius + 2;
    int left = (int) Math.max(0, (Math.min(x0, x1) - reach) * CELLS);
    int right = (int) Math.min(SIDE - 1, (Math.max(x0, x1) + reach) * CELLS);
    int top = (int) Math.max(0, (Math.min(y0, y1) - reach) * CELLS);
    int bottom = (int) Math.min(SIDE - 1, (Math.max(y0, y1) + reach) * CELLS);
    double square = Math.max(1e-9, (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double x = (column + 0.5) / CELLS - x0;
        double y = (row + 0.5) / CELLS - y0;
        double along = Math.min(1, Math.max(0, (x * (x1 - x0) + y * (y1 - y0)) / square));
        double distance = Math.hypot(x - along * (x1 - x0), y - along * (y1 - y0));
        int i = row * SIDE + column;
        depth.values[i] = (float) Math.max(depth.values[i], radius - distance);
      }
    }
  }

  /**
   * The same writing with a pen of constant width: its middle line, drawn anew. A digit with a
   * blot, whose middle line would lose a loop, stays as it is.
   */
  Outline withPen(double penWidth) {
    boolean[] ink = cellsDeeperThan(0);
    boolean[] line = Thinning.middle(ink, SIDE, SIDE);
    double[] depths =
        IntStream.range(0, line.length)
            .filter(i -> line[i])
            .mapToDouble(i -> depth.values[i])
            .sorted()
            .toArray();
    if (depths.length == 0 || depths[depths.length - 1] > BLOT * depths[depths.length / 2]) {
      return this;
    }
    float[] distances = Distances.toNearest(line, SIDE, SIDE);
    Plane drawn = new Plane(SIDE, SIDE);
    for (int i = 0; i < line.length; i++) {
      drawn.values[i] = (float) (penWidth / 2 - distances[i] / CELLS);
    }
    return new Outline(drawn.blurred(1.5)); // the steps of the middle line
  }

  /** The shape with strokes thicker on each side, or thinner, by some units. */
  Outline thicker(double units) {
    Plane thicker = new Plane(SIDE, SIDE);
    for (int i = 0; i < thicker.values.length; i++) {
      thicker.values[i] = (float) (depth.values[i] + units);
    }
    return new Outline(thicker);
  }

  private boolean[] cellsDeeperThan(double units) {
    boolean[] cells = new boolean[SIDE * SIDE];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = depth.values[i] > units;
    }
    return cells;
  }

  /** How deep in the ink a place lies. */
  private double depthAt(double x, double y) {
    double column = x * CELLS - 0.5;
    double row = y * CELLS - 0.5;
    boolean in = column > -1 && row > -1 && column < SIDE && row < SIDE;
    return in ? depth.sample(column, row) : -UNITS;
  }

  /**
   * Draws the shape so that 20 units, the height of most digits of MNIST, are {@code height}
   * pixels.
   *
   * @return shares of ink, without margins
   */
  Plane drawn(double height, Slope slope) {
    double scale = height / 20;
    int side = (int) Math.ceil(scale * UNITS * 1.3) + 2;
    Plane ink = new Plane(side, side);
    double edge = scale * Math.sqrt(slope.stretch());
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double x = (column - (side - 1) / 2.0) / scale;
        double y = (row - (side - 1) / 2.0) / scale;
        double depthHere =
            depthAt(UNITS / 2.0 + slope.sourceX(x, y), UNITS / 2.0 + slope.sourceY(x, y));
        ink.values[row * side + column] = (float) Math.min(1, Math.max(0, 0.5 + depthHere * edge));
      }
    }
    return ink.cropped();
  }
}

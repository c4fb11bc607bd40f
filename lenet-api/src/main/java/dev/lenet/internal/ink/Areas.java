package dev.lenet.internal.ink;

/** Resampling by the mean over areas: a pixel counts by how much of it lies in the area. */
public final class Areas {
  private Areas() {}

  /**
   * The mean of each square of a grid.
   *
   * @param left where the grid begins; what lies outside the plane is 0
   * @param side the side of a square, in pixels
   */
  public static float[] mean(
      Plane plane, double left, double top, double side, int columns, int rows) {
    Spans across = new Spans(plane.width(), left, side, columns);
    Spans down = new Spans(plane.height(), top, side, rows);
    float[] means = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int y = down.first[row]; y < down.end[row]; y++) {
        double weight = down.share(row, y) / (side * side);
        for (int column = 0; column < columns; column++) {
          double sum = 0;
          for (int x = across.first[column]; x < across.end[column]; x++) {
            sum += across.share(column, x) * plane.at(x, y);
          }
          means[row * columns + column] += (float) (weight * sum);
        }
      }
    }
    return means;
  }

  /** The pixels of each square along one axis. */
  private static final class Spans {
    private final double start;
    private final double side;
    private final int[] first;
    private final int[] end;

    Spans(int pixels, double start, double side, int count) {
      this.start = start;
      this.side = side;
      this.first = new int[count];
      this.end = new int[count];
      for (int i = 0; i < count; i++) {
        first[i] = Math.max(0, (int) Math.floor(start + i * side));
        end[i] = Math.min(pixels, (int) Math.ceil(start + (i + 1) * side));
      }
    }

    /** How much of a pixel lies in a square, from 0 to 1. */
    double share(int square, int pixel) {
      double from = start + square * side;
      return Math.max(0, Math.min(pixel + 1, from + side) - Math.max(pixel, from));
    }
  }
}

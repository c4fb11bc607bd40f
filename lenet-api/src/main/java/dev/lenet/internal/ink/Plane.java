package dev.lenet.internal.ink;

import java.util.Arrays;

/**
 * Unsigned bytes in rows: a picture in shades of gray, or how much ink is where. Not changed after
 * it is made, except by its maker.
 */
public final class Plane {
  private final int width;
  private final int height;
  private final byte[] values;

  /** A plane of these values, row by row. The array is not copied. */
  public Plane(int width, int height, byte[] values) {
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /** A plane of zeros. */
  Plane(int width, int height) {
    this(width, height, new byte[Math.multiplyExact(width, height)]);
  }

  /** Pixels in a row. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** The values, not a copy. */
  public byte[] values() {
    return values;
  }

  int at(int x, int y) {
    return values[y * width + x] & 0xFF;
  }

  int shorterSide() {
    return Math.min(width, height);
  }

  Plane copy() {
    return new Plane(width, height, values.clone());
  }

  int longerSide() {
    return Math.max(width, height);
  }

  /** 255 minus each value. */
  Plane inverted() {
    Plane inverted = new Plane(width, height);
    for (int i = 0; i < values.length; i++) {
      inverted.values[i] = (byte) ~values[i];
    }
    return inverted;
  }

  /** A part of this plane. What lies outside is 0. */
  Plane part(int left, int top, int partWidth, int partHeight) {
    Plane part = new Plane(partWidth, partHeight);
    int from = Math.max(0, left);
    int length = Math.min(width, left + partWidth) - from;
    for (int y = Math.max(0, top); length > 0 && y < Math.min(height, top + partHeight); y++) {
      System.arraycopy(
          values, y * width + from, part.values, (y - top) * partWidth + from - left, length);
    }
    return part;
  }

  /**
   * The mean of each square of that many pixels. Those at the right and lower edge may be smaller.
   */
  public Plane shrunk(int factor) {
    if (factor == 1) {
      return this;
    }
    Plane small = new Plane((width + factor - 1) / factor, (height + factor - 1) / factor);
    int[] sums = new int[small.width];
    for (int y = 0; y < small.height; y++) {
      int rows = Math.min(factor, height - y * factor);
      Arrays.fill(sums, 0);
      for (int row = y * factor; row < y * factor + rows; row++) {
        addRow(row, factor, sums);
      }
      for (int x = 0; x < small.width; x++) {
        int count = rows * Math.min(factor, width - x * factor);
        small.values[y * small.width + x] = (byte) ((sums[x] + count / 2) / count);
      }
    }
    return small;
  }

  /** The mean of each pixel and those around it; the edge stays as it is. */
  Plane smoothed() {
    Plane smooth = copy();
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        int sum = columnSum(at - 1) + columnSum(at) + columnSum(at + 1);
        smooth.values[at] = (byte) ((sum + 4) / 9);
      }
    }
    return smooth;
  }

  private int columnSum(int at) {
    return (values[at - width] & 0xFF) + (values[at] & 0xFF) + (values[at + width] & 0xFF);
  }

  private void addRow(int row, int factor, int[] sums) {
    int at = row * width;
    int end = at + width;
    for (int x = 0; at < end; x++) {
      int stop = Math.min(at + factor, end);
      int sum = 0;
      while (at < stop) {
        sum += values[at++] & 0xFF;
      }
      sums[x] += sum;
    }
  }

  int largest() {
    int largest = 0;
    for (byte value : values) {
      largest = Math.max(largest, value & 0xFF);
    }
    return largest;
  }

  /** How many of a pixel's four sides are at values below a threshold or at the border. */
  int edges(int x, int y, int threshold) {
    return (x == 0 || at(x - 1, y) < threshold ? 1 : 0)
        + (x == width - 1 || at(x + 1, y) < threshold ? 1 : 0)
        + (y == 0 || at(x, y - 1) < threshold ? 1 : 0)
        + (y == height - 1 || at(x, y + 1) < threshold ? 1 : 0);
  }

  /** The box of what is not 0: left, top, and the column and row after the last; zeros if empty. */
  int[] box() {
    int[] box = {width, height, 0, 0};
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (values[y * width + x] != 0) {
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x + 1);
          box[3] = y + 1;
        }
      }
    }
    return box[2] == 0 ? new int[4] : box;
  }

  /** This plane with that many zeros on each side; with a negative border, without its edge. */
  Plane withBorder(int border) {
    return part(-border, -border, width + 2 * border, height + 2 * border);
  }

  /** Rows become columns. */
  Plane transposed() {
    Plane transposed = new Plane(height, width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        transposed.values[x * height + y] = values[y * width + x];
      }
    }
    return transposed;
  }
}

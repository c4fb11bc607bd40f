package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.List;

/** A line that is nearly level: for some columns the run of dark pixels that belongs to it. */
final class Rule {
  private final List<int[]> runs = new ArrayList<>();
  private double pixels;
  private double values;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumXy;
  private double sumYy;

  /**
   * Adds the run of one column.
   *
   * @param from its first row
   * @param to the row after its last
   * @param sum of its values
   */
  void add(int x, int from, int to, int sum) {
    runs.add(new int[] {x, from, to});
    values += sum;
    double y = (from + to - 1) / 2.0;
    pixels += to - from;
    sumX += x;
    sumY += y;
    sumXx += (double) x * x;
    sumXy += x * y;
    sumYy += y * y;
  }

  int start() {
    return runs.get(0)[0];
  }

  int end() {
    return runs.get(runs.size() - 1)[0];
  }

  int length() {
    return end() - start() + 1;
  }

  double thickness() {
    return pixels / runs.size();
  }

  /** The mean of its pixels. */
  double strength() {
    return values / pixels;
  }

  /** The share of its columns that have a run. */
  double coverage() {
    return runs.size() / (double) length();
  }

  private double slope() {
    double spread = sumXx - sumX * sumX / runs.size();
    return spread < 1 ? 0 : (sumXy - sumX * sumY / runs.size()) / spread;
  }

  /** The row at a column, of the straight line that fits best. */
  double at(double x) {
    return sumY / runs.size() + slope() * (x - sumX / runs.size());
  }

  /** The mean distance of the runs from that line. */
  double deviation() {
    double xy = sumXy - sumX * sumY / runs.size();
    double yy = sumYy - sumY * sumY / runs.size();
    return Math.sqrt(Math.max(0, yy - slope() * xy) / runs.size());
  }

  /** Where a run in the next columns is expected: on the line if there is much of it yet. */
  double expectedAt(int x) {
    int[] last = runs.get(runs.size() - 1);
    return isLong() ? at(x) : (last[1] + last[2] - 1) / 2.0;
  }

  /** Whether its direction is known. */
  boolean isLong() {
    return length() > 10 * thickness() && length() > 20;
  }

  /** Whether it is that long, and goes on by a share of its length on both sides of the writing. */
  boolean exceeds(double least, Component writing, double share) {
    double beyond = share * length();
    return length() >= least
        && writing.left() - start() >= beyond
        && end() - writing.right() >= beyond;
  }

  /** Whether it goes from one side of the picture to the other. */
  boolean spans(int width) {
    double near = 0.03 * width;
    return start() <= near && end() >= width - 1 - near;
  }

  /** Whether it passes a point, which is given in the coordinates of the other direction. */
  boolean meets(double otherX, double otherY) {
    double near = 3 + 2 * thickness();
    return otherY >= start() - near
        && otherY <= end() + near
        && Math.abs(at(otherY) - otherX) <= near;
  }

  /** Whether there is ink beside it, within its own length. */
  boolean hasBeside(Plane rest) {
    int middle = (int) at((start() + end()) / 2.0);
    for (int y = Math.max(0, middle - length());
        y < Math.min(rest.height(), middle + length());
        y++) {
      for (int x = start(); x <= end(); x++) {
        if (rest.at(x, y) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Sets its pixels to 0.
   *
   * @param dark where a run that is much thicker is a stroke that crosses it, and stays
   * @param share loses the pixels and their neighbours above and below
   * @param transposed whether the planes have rows where the line has columns
   */
  void erase(Plane dark, Plane share, boolean transposed) {
    int rows = transposed ? dark.width() : dark.height();
    double thickest = 1.6 * thickness() + 1;
    for (int x = start(); x <= end(); x++) {
      int middle = nearestDark(dark, x, rows, transposed);
      int from = middle;
      while (from > 0 && value(dark, x, from - 1, transposed) > 0) {
        from--;
      }
      int to = middle;
      while (to < rows && value(dark, x, to, transposed) > 0) {
        to++;
      }
      if (to > from && to - from <= thickest) {
        clear(dark, x, from, to, transposed);
        clear(share, x, Math.max(0, from - 1), Math.min(rows, to + 1), transposed);
      }
    }
  }

  private int nearestDark(Plane dark, int x, int rows, boolean transposed) {
    int middle = Math.max(0, Math.min(rows - 1, (int) Math.round(at(x))));
    for (int away = 0; away <= 1 + thickness() / 2; away++) {
      if (middle >= away && value(dark, x, middle - away, transposed) > 0) {
        return middle - away;
      }
      if (middle + away < rows && value(dark, x, middle + away, transposed) > 0) {
        return middle + away;
      }
    }
    return middle;
  }

  private static int value(Plane plane, int x, int y, boolean transposed) {
    return transposed ? plane.at(y, x) : plane.at(x, y);
  }

  private static void clear(Plane plane, int x, int from, int to, boolean transposed) {
    for (int y = from; y < to; y++) {
      plane.values()[transposed ? x * plane.width() + y : y * plane.width() + x] = 0;
    }
  }
}

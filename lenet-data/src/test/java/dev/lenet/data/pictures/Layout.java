package dev.lenet.data.pictures;

import java.util.ArrayList;
import java.util.List;

/** Puts digits beside each other and lines below each other. Lengths are shares of the height. */
final class Layout {
  /** How close the digits of a row stand. */
  enum Spacing {
    /**
     * Half of them touch: their strokes overlap by up to 4% of the height, about half a stroke.
     * With more, parts of a digit vanish in the other. The others are as in {@link #NORMAL}.
     */
    TOUCHING,
    TIGHT,
    NORMAL,
    WIDE,
    /** Each touches the next, or nearly does. */
    CLINGING;

    static Spacing any(Dice dice) {
      return dice.oneOf(
          List.of(TOUCHING, TIGHT, TIGHT, NORMAL, NORMAL, NORMAL, NORMAL, NORMAL, WIDE, WIDE));
    }

    private double gap(Dice dice) {
      return switch (this) {
        case TOUCHING -> dice.chance(0.5) ? dice.between(-0.04, 0) : dice.between(0.1, 0.4);
        case TIGHT -> dice.between(0.04, 0.12);
        case NORMAL -> dice.between(0.12, 0.4);
        case WIDE -> dice.between(0.4, 1.2);
        case CLINGING -> dice.between(-0.08, 0.03);
      };
    }
  }

  /** How far the boxes of neighbours may overlap where their strokes stay apart. */
  private static final double OVERLAP = 0.15;

  private Layout() {}

  /** One line of digits, left to right, on a base line that is not quite straight. */
  static Plane row(List<Plane> digits, double height, Spacing spacing, Dice dice) {
    int[] left = new int[digits.size()];
    int[] top = new int[digits.size()];
    place(digits, height, spacing, dice, left, top);
    return laid(digits, left, top);
  }

  /** The same line, each of its digits alone in a plane of the whole line's size. */
  static List<Plane> apart(List<Plane> digits, double height, Spacing spacing, Dice dice) {
    int[] left = new int[digits.size()];
    int[] top = new int[digits.size()];
    place(digits, height, spacing, dice, left, top);
    List<Plane> apart = new ArrayList<>();
    for (Plane digit : digits) {
      List<Plane> alone = new ArrayList<>();
      digits.forEach(each -> alone.add(each == digit ? each : new Plane(each.width, each.height)));
      apart.add(laid(alone, left, top));
    }
    return apart;
  }

  private static void place(
      List<Plane> digits, double height, Spacing spacing, Dice dice, int[] left, int[] top) {
    double slope = dice.between(-0.04, 0.04);
    for (int i = 0; i < digits.size(); i++) {
      double shift = height * dice.between(-0.06, 0.06);
      top[i] = (int) Math.round(shift - digits.get(i).height);
      if (i > 0) {
        Plane before = digits.get(i - 1);
        top[i] += (int) Math.round(slope * (left[i - 1] + before.width));
        double gap = spacing.gap(dice) * height;
        left[i] = left[i - 1] + distance(before, digits.get(i), top[i] - top[i - 1], gap, height);
      }
    }
  }

  /** From the left side of one digit to the left side of the next, so that they have this gap. */
  private static int distance(Plane before, Plane next, int down, double gap, double height) {
    int reach = gap < 0 ? 0 : (int) Math.round(0.05 * height);
    int closest = -before.width;
    for (int y = 0; y < before.height; y++) {
      int rightEnd = end(before, y);
      for (int row = y - down - reach; row <= y - down + reach; row++) {
        if (row >= 0 && row < next.height && rightEnd >= 0) {
          closest = Math.max(closest, rightEnd + 1 - start(next, row));
        }
      }
    }
    double touching = Math.max(closest, before.width - OVERLAP * height);
    return (int) Math.max(Math.floor(touching + gap), before.width * 0.4);
  }

  /** The last column of a row that has ink, or -1. */
  private static int end(Plane ink, int row) {
    int x = ink.width - 1;
    while (x >= 0 && ink.at(x, row) <= 0.5) {
      x--;
    }
    return x;
  }

  /** The first column of a row that has ink, or the width. */
  private static int start(Plane ink, int row) {
    int x = 0;
    while (x < ink.width && ink.at(x, row) <= 0.5) {
      x++;
    }
    return x;
  }

  /** Lines below each other, each with a small indent of its own. */
  static Plane lines(List<Plane> rows, double height, Dice dice) {
    int[] left = new int[rows.size()];
    int[] top = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      left[i] = (int) Math.round(height * dice.between(0, 0.5));
      if (i > 0) {
        double gap = height * dice.between(0.45, 1);
        top[i] = top[i - 1] + rows.get(i - 1).height + (int) Math.round(gap);
      }
    }
    return laid(rows, left, top);
  }

  private static Plane laid(List<Plane> inks, int[] left, int[] top) {
    int upper = Integer.MAX_VALUE;
    int lower = 0;
    int right = 0;
    int first = Integer.MAX_VALUE;
    for (int i = 0; i < inks.size(); i++) {
      upper = Math.min(upper, top[i]);
      lower = i == 0 ? top[i] + inks.get(i).height : Math.max(lower, top[i] + inks.get(i).height);
      right = Math.max(right, left[i] + inks.get(i).width);
      first = Math.min(first, left[i]);
    }
    Plane all = new Plane(right - first, lower - upper);
    for (int i = 0; i < inks.size(); i++) {
      all.lay(inks.get(i), left[i] - first, top[i] - upper);
    }
    return all;
  }
}

package dev.lenet.data.pictures;

import java.util.ArrayList;
import java.util.List;

/** Ones with a flag, which MNIST's writers seldom make, and the sevens that they resemble. */
final class GuardStrokes {
  private static final double HEIGHT = 20;

  private GuardStrokes() {}

  /** The flag goes down from the top, to the left; some have a foot. */
  static Outline one(Dice dice) {
    double top = dice.between(-1, 3);
    double angle = Math.toRadians(dice.between(28, 65));
    double length = dice.between(3, 10);
    List<double[]> lines = new ArrayList<>();
    lines.add(
        new double[] {top - length * Math.cos(angle), length * Math.sin(angle), top, 0, 0, HEIGHT});
    if (dice.chance(0.3)) {
      double half = dice.between(3, 6);
      lines.add(new double[] {-half, HEIGHT, half, HEIGHT});
    }
    return drawn(lines, dice);
  }

  /** The bar is level; some have a hook before it, or are crossed. */
  static Outline seven(Dice dice) {
    double width = dice.between(8, 14);
    double foot = width * dice.between(0.1, 0.75);
    double down = dice.between(-1.2, 1.2);
    List<double[]> lines = new ArrayList<>();
    lines.add(
        dice.chance(0.3)
            ? new double[] {0, dice.between(2, 4), 0, down, width, 0, foot, HEIGHT}
            : new double[] {0, down, width, 0, foot, HEIGHT});
    if (dice.chance(0.4)) {
      double middle = (width + foot) / 2;
      double half = dice.between(2.5, 5);
      lines.add(new double[] {middle - half, 10, middle + half, dice.between(9, 11)});
    }
    return drawn(lines, dice);
  }

  private static Outline drawn(List<double[]> lines, Dice dice) {
    List<double[]> wobbling = new ArrayList<>();
    for (double[] line : lines) {
      double[] points = line.clone();
      for (int i = 0; i < points.length; i++) {
        points[i] += 0.4 * dice.gaussian();
      }
      wobbling.add(Curves.wobbling(points, dice));
    }
    Curves.fit(wobbling, HEIGHT);
    return Outline.ofStrokes(wobbling, dice.between(0.7, 3));
  }
}

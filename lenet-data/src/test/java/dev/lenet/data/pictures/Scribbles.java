package dev.lenet.data.pictures;

import java.util.ArrayList;
import java.util.List;

/** Ink that is no digit and no letter. */
final class Scribbles {
  /** What there is; the order is part of the pictures. */
  enum Shape {
    CURVE,
    ZIGZAG,
    SPIRAL,
    GRID,
    CROSS,
    STAR,
    RAYS,
    FACE,
    BLOT,
    ARROW,
    HEART
  }

  private Scribbles() {}

  static Outline of(Shape shape, double penWidth, Dice dice) {
    List<double[]> lines =
        switch (shape) {
          case CURVE -> List.of(Curves.through(points(dice.whole(8, 13), dice)));
          case ZIGZAG -> List.of(zigzag(dice));
          case SPIRAL -> List.of(spiral(dice));
          case GRID -> grid(dice);
          case CROSS -> rays(4, dice.chance(0.5) ? 0 : Math.PI / 4, dice);
          case STAR -> List.of(star(dice));
          case RAYS -> rays(dice.whole(6, 9), dice.between(0, 1), dice);
          case FACE -> face(dice);
          case BLOT -> List.of(Curves.through(points(dice.whole(3, 6), dice)));
          case ARROW -> arrow(dice);
          case HEART -> List.of(heart(dice));
        };
    List<double[]> fitted = new ArrayList<>(lines);
    Curves.fit(fitted, shape == Shape.BLOT ? 11 : 20);
    return Outline.ofStrokes(fitted, shape == Shape.BLOT ? dice.between(6, 10) : penWidth);
  }

  private static double[] points(int count, Dice dice) {
    double[] points = new double[2 * count];
    for (int i = 0; i < points.length; i++) {
      points[i] = dice.between(0, 20);
    }
    return points;
  }

  private static double[] zigzag(Dice dice) {
    double[] points = new double[2 * dice.whole(6, 12)];
    for (int i = 0; i < points.length / 2; i++) {
      points[2 * i] = 24.0 * i / points.length * 2 + dice.gaussian();
      points[2 * i + 1] = (i % 2 == 0 ? 0 : dice.between(8, 16)) + dice.gaussian();
    }
    return dice.chance(0.5) ? points : Curves.through(points);
  }

  private static double[] spiral(Dice dice) {
    double turns = dice.between(2.3, 4.2);
    double start = dice.between(0, 6);
    double[] points = new double[2 * 80];
    for (int i = 0; i < 80; i++) {
      double angle = start + i / 79.0 * turns * 2 * Math.PI;
      double radius = 1 + 9 * i / 79.0;
      points[2 * i] = radius * Math.cos(angle);
      points[2 * i + 1] = radius * Math.sin(angle);
    }
    return points;
  }

  private static List<double[]> grid(Dice dice) {
    List<double[]> lines = new ArrayList<>();
    int across = dice.whole(2, 4);
    int down = dice.whole(2, 4);
    for (int i = 0; i < across; i++) {
      double x = 20.0 * (i + 0.5) / across;
      lines.add(new double[] {x + dice.gaussian(), 0, x + dice.gaussian(), 20});
    }
    for (int i = 0; i < down; i++) {
      double y = 20.0 * (i + 0.5) / down;
      lines.add(new double[] {0, y + dice.gaussian(), 20, y + dice.gaussian()});
    }
    return lines;
  }

  private static List<double[]> rays(int count, double turn, Dice dice) {
    List<double[]> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double angle = turn + 2 * Math.PI * i / count + 0.08 * dice.gaussian();
      double length = dice.between(8, 10);
      lines.add(new double[] {0, 0, length * Math.cos(angle), length * Math.sin(angle)});
    }
    return lines;
  }

  /** Five points in one stroke. */
  private static double[] star(Dice dice) {
    double[] points = new double[12];
    for (int i = 0; i < 6; i++) {
      double angle = -Math.PI / 2 + i * 0.8 * Math.PI;
      points[2 * i] = 10 * Math.cos(angle) + 0.6 * dice.gaussian();
      points[2 * i + 1] = 10 * Math.sin(angle) + 0.6 * dice.gaussian();
    }
    return points;
  }

  private static List<double[]> face(Dice dice) {
    double[] round = new double[2 * 30];
    for (int i = 0; i < 30; i++) {
      double angle = i * 2 * Math.PI / 29;
      round[2 * i] = 10 + 10 * Math.cos(angle) + 0.15 * dice.gaussian();
      round[2 * i + 1] = 10 + 10 * Math.sin(angle) + 0.15 * dice.gaussian();
    }
    double corner = dice.between(11, 14);
    double[] mouth = {5, corner, 8, corner + 2, 12, corner + 2, 15, corner};
    return List.of(
        round,
        Curves.through(mouth),
        new double[] {6.5, 6, 6.8, 7},
        new double[] {13.5, 6, 13.2, 7});
  }

  private static List<double[]> arrow(Dice dice) {
    double head = dice.between(4, 7);
    double[] shaft = {0, 10 + dice.gaussian(), 20, 10};
    return List.of(shaft, new double[] {20 - head, 10 - head, 20, 10, 20 - head, 10 + head});
  }

  private static double[] heart(Dice dice) {
    double[] points = {10, 6, 6, 1, 1, 2, 0, 7, 4, 13, 10, 19, 16, 13, 20, 7, 19, 2, 14, 1, 10, 6};
    for (int i = 0; i < points.length; i++) {
      points[i] += 0.4 * dice.gaussian();
    }
    return Curves.through(points);
  }
}

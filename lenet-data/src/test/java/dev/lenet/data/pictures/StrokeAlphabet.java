package dev.lenet.data.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Letters and digits as the ways of a pen, for handwriting that is not MNIST's. A stroke is a list
 * of points; one that begins with {@code ~} is a smooth curve through them.
 */
final class StrokeAlphabet {
  /** Letters that look like no digit, so without O, I, l, S, Z, B, g and q. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("A", "0,20 7,0 14,20|3,13 11,13"),
          Map.entry("C", "~13,3 8,0 2,4 0,10 2,16 8,20 13,17"),
          Map.entry("D", "0,0 0,20|~0,0 7,1 13,6 13,14 7,19 0,20"),
          Map.entry("E", "13,0 0,0 0,20 13,20|0,10 10,10"),
          Map.entry("F", "13,0 0,0 0,20|0,10 10,10"),
          Map.entry("G", "~13,3 8,0 2,4 0,10 2,16 8,20 13,16 13,11|13,11 8,11"),
          Map.entry("H", "0,0 0,20|13,0 13,20|0,10 13,10"),
          Map.entry("J", "~11,0 11,14 8,19 4,20 0,16|4,0 14,0"),
          Map.entry("K", "0,0 0,20|12,0 0,11|4,9 13,20"),
          Map.entry("L", "0,0 0,20 12,20"),
          Map.entry("M", "0,20 1,0 8,14 15,0 16,20"),
          Map.entry("N", "0,20 0,0 13,20 13,0"),
          Map.entry("P", "0,20 0,0|~0,0 8,0 12,3 12,8 8,11 0,11"),
          Map.entry("Q", "~7,0 1,4 0,10 2,17 7,20 12,17 14,10 12,4 7,0|9,14 15,21"),
          Map.entry("R", "0,20 0,0|~0,0 8,0 12,3 12,8 8,11 0,11|5,11 13,20"),
          Map.entry("T", "0,0 14,0|7,0 7,20"),
          Map.entry("U", "~0,0 0,12 2,18 7,20 12,18 14,12 14,0"),
          Map.entry("V", "0,0 7,20 14,0"),
          Map.entry("W", "0,0 4,20 8,6 12,20 16,0"),
          Map.entry("X", "0,0 14,20|14,0 0,20"),
          Map.entry("Y", "0,0 7,10|14,0 7,10 7,20"),
          Map.entry("a", "~11,8 6,5 1,9 0,14 3,19 7,19 11,14|~11,6 11,13 12,18 15,19"),
          Map.entry("b", "0,0 0,19|~0,11 5,8 10,11 10,17 5,20 0,18"),
          Map.entry("c", "~12,9 7,6 1,10 0,14 3,19 8,20 13,17"),
          Map.entry("d", "~10,10 5,8 0,12 0,17 4,20 10,16|~10,0 10,15 11,19 13,19"),
          Map.entry("e", "~0,13 6,13 12,12 11,7 6,6 1,9 0,14 3,19 8,20 13,17"),
          Map.entry("f", "~12,2 9,0 6,3 6,10 6,20|1,9 11,9"),
          Map.entry("h", "0,0 0,20|~0,12 5,8 9,10 10,14 10,20"),
          Map.entry("j", "~6,6 6,17 4,21 0,21|6,1 6.4,1.4"),
          Map.entry("k", "0,0 0,20|9,8 0,15|3,13 10,20"),
          Map.entry("m", "0,7 0,20|~0,11 3,7 6,8 7,12 7,20|~7,11 10,7 13,8 14,12 14,20"),
          Map.entry("n", "0,7 0,20|~0,12 5,7 9,9 10,13 10,20"),
          Map.entry("p", "0,7 0,24|~0,9 5,7 10,9 10,15 5,18 0,16"),
          Map.entry("r", "0,7 0,20|~0,12 3,8 6,7 9,8"),
          Map.entry("t", "~5,0 5,15 7,19 11,18|0,6 11,6"),
          Map.entry("u", "~0,7 0,14 3,19 7,19 10,14|~10,7 10,14 11,19 13,20"),
          Map.entry("v", "0,7 6,20 12,7"),
          Map.entry("w", "0,7 3,20 7,10 11,20 14,7"),
          Map.entry("x", "0,7 11,20|11,7 0,20"),
          Map.entry("y", "0,7 6,17|12,7 6,17 2,25"));

  /** Each digit as several people write it: with and without a flag, open or closed, crossed. */
  private static final List<List<String>> DIGITS =
      List.of(
          List.of(
              "~7,0 2,3 0,10 2,17 7,20 12,17 14,10 12,3 7,0",
              "~9,1 4,0 0,7 1,16 6,20 12,16 13,7 9,1 6,0"),
          List.of("0,0 0,20", "0,6 6,0 6,20", "1,4 5,0 5,20|0,20 10,20"),
          List.of(
              "~0,5 3,1 8,0 12,4 10,9 5,15 0,20|0,20 13,20",
              "~1,4 6,0 11,3 10,9 3,17 1,18 3,16 7,18 14,19"),
          List.of(
              "~1,2 6,0 11,4 9,8 5,9.5 10,11 12,15 8,20 2,19 0,17",
              "0,0 11,0 5,8|~5,8 11,10 12,15 8,20 0,18"),
          List.of("2,0 0,12 13,12|10,0 10,20", "10,20 10,0 0,14 14,14"),
          List.of(
              "11,0 2,0 1,9|~1,9 6,7 11,10 12,15 8,20 0,18",
              "2,1 1,9|~1,9 6,7 11,10 12,15 8,20 0,18|4,0.5 13,-0.5"),
          List.of(
              "~10,0 4,5 0,13 2,19 7,20 11,16 9,11 4,11 1,14",
              "~7,0 2,7 1,15 4,20 9,19 10,14 6,11 2,14"),
          List.of("0,0 13,0 5,20", "0,0 13,0 5,20|3,10 12,10", "0,3 0,0 13,0 6,20"),
          List.of(
              "~11,4 7,0 2,2 2,7 7,10 12,14 10,19 5,20 0,17 2,12 7,9 11,5",
              "~6,0 2,4 6,9 10,4 6,0|~6,9 0,14 6,20 12,14 6,9"),
          List.of(
              "~11,5 7,0 1,2 0,7 4,10 9,9 11,4|11,3 10,20",
              "~11,4 7,0 1,2 0,7 4,10 9,9 11,4 12,12 8,19 3,20"));

  private StrokeAlphabet() {}

  static List<String> letters() {
    return LETTERS.keySet().stream().sorted().toList();
  }

  /** A letter as an unsteady hand writes it. */
  static Outline letter(String letter, double penWidth, Dice dice) {
    return drawn(Objects.requireNonNull(LETTERS.get(letter)), penWidth, dice);
  }

  /** A digit, in one of the ways in which people write it. */
  static Outline digit(int digit, double penWidth, Dice dice) {
    return drawn(dice.oneOf(DIGITS.get(digit)), penWidth, dice);
  }

  private static Outline drawn(String strokes, double penWidth, Dice dice) {
    List<double[]> lines = new ArrayList<>();
    for (String stroke : strokes.split("\\|", -1)) {
      boolean curve = stroke.startsWith("~");
      double[] points = unsteady(stroke.substring(curve ? 1 : 0), dice);
      lines.add(curve ? Curves.through(points) : Curves.wobbling(points, dice));
    }
    Curves.fit(lines, 20);
    return Outline.ofStrokes(lines, penWidth);
  }

  private static double[] unsteady(String stroke, Dice dice) {
    String[] numbers = stroke.split("[ ,]", -1);
    double[] points = new double[numbers.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = Double.parseDouble(numbers[i]) + 0.45 * dice.gaussian();
    }
    return points;
  }
}

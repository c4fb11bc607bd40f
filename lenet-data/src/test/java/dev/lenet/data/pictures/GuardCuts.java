package dev.lenet.data.pictures;

import dev.lenet.internal.ink.Glyph;
import dev.lenet.internal.segmentation.Cuts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ways to cut and join the marks of a row, and what each is: a digit if it has nearly all ink of
 * one and nearly none of others. The cuts are the reader's; of them it tries only those that cross
 * little ink, while the network should know what others leave too.
 */
final class GuardCuts {
  /** Ink of a digit counts where the digit covers so much of a pixel. */
  private static final float COVERED = 0.5f;

  /** Of a mark where it is so strong. */
  private static final int STRONG = 100;

  private static final double DIGIT = 0.92;
  private static final double NO_DIGIT = 0.8;

  private static final double FOUND = 0.8;

  /** At most so many pieces are one union. */
  private static final int MOST_PIECES = 7;

  /** Marks that are further apart are not joined, in heights. */
  private static final double APART = 0.2;

  private static final int MOST_DIGITS = 5;
  private static final int MOST_OTHERS = 5;

  private static final int UNKNOWN = -1;

  private final List<Plane> digits;
  private final List<Integer> labels;
  private final int[] found;

  /**
   * Knows whose ink is where.
   *
   * @param digits each alone on the page
   * @param lines what was found on the page
   */
  GuardCuts(List<Plane> digits, List<Integer> labels, List<List<Glyph>> lines) {
    this.digits = digits;
    this.labels = labels;
    this.found = new int[digits.size()];
    lines.stream().flatMap(List::stream).forEach(mark -> add(covered(mark), found));
  }

  /** Whether so much of a digit was found that it is still that digit. */
  private boolean isFound(int digit) {
    int all = 0;
    for (float share : digits.get(digit).values) {
      all += share > COVERED ? 1 : 0;
    }
    return found[digit] >= FOUND * all;
  }

  private static void add(int[] some, int[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += some[i];
    }
  }

  /** Some digits and some others of a line: marks as they are, pieces, and unions of pieces. */
  List<GuardSample> of(List<Glyph> line, double height, Dice dice) {
    List<Glyph> ways = new ArrayList<>(line);
    List<Glyph> pieces = line.stream().flatMap(mark -> pieces(mark).stream()).toList();
    List<Glyph> unions = new ArrayList<>();
    for (int from = 0; from < pieces.size(); from++) {
      for (int to = from + 1; to <= Math.min(pieces.size(), from + MOST_PIECES); to++) {
        boolean near =
            to == from + 1 || pieces.get(to - 1).x() - pieces.get(to - 2).right() < APART * height;
        if (!near) {
          break;
        }
        unions.add(Glyph.union(pieces.subList(from, to)));
      }
    }
    while (!unions.isEmpty()) {
      ways.add(unions.remove(dice.whole(0, unions.size() - 1)));
    }
    return some(ways);
  }

  private List<GuardSample> some(List<Glyph> ways) {
    List<GuardSample> samples = new ArrayList<>();
    int digit = 0;
    int others = 0;
    for (Glyph way : ways) {
      if (digit == MOST_DIGITS && others == MOST_OTHERS) {
        break;
      }
      int label = label(way);
      boolean isDigit = label != UNKNOWN && label != GuardData.NO_DIGIT;
      boolean isOther = label == GuardData.NO_DIGIT && way.ink().height() > 8;
      if ((isDigit && digit < MOST_DIGITS) || (isOther && others < MOST_OTHERS)) {
        GuardSample sample = new GuardSample(way.form(), label);
        if (isDigit || !GuardData.isStraight(sample.image())) {
          samples.add(sample);
          digit += isDigit ? 1 : 0;
          others += isDigit ? 0 : 1;
        }
      }
    }
    return samples;
  }

  /** The pieces between all cuts of a mark. */
  static List<Glyph> pieces(Glyph mark) {
    List<Glyph> pieces = new ArrayList<>();
    int[] from = new int[mark.ink().height()];
    for (Cuts.Cut cut : Cuts.of(mark)) {
      Glyph piece = mark.between(from, cut.columns());
      if (!piece.isEmpty()) {
        pieces.add(piece);
        from = cut.columns();
      }
    }
    int[] end = new int[from.length];
    Arrays.fill(end, mark.ink().width());
    Glyph rest = mark.between(from, end);
    if (!rest.isEmpty()) {
      pieces.add(rest);
    }
    return pieces;
  }

  /** The class; unknown if it lies between. */
  private int label(Glyph way) {
    int[] covered = covered(way);
    int all = covered[digits.size()];
    double best = 0;
    int label = GuardData.NO_DIGIT;
    for (int i = 0; i < digits.size(); i++) {
      double whole = covered[i] / (double) Math.max(1, found[i]);
      double pure = covered[i] / (double) Math.max(1, all);
      if (Math.min(whole, pure) > best) {
        best = Math.min(whole, pure);
        label = isFound(i) ? labels.get(i) : UNKNOWN;
      }
    }
    return best >= DIGIT ? label : best < NO_DIGIT ? GuardData.NO_DIGIT : UNKNOWN;
  }

  /** How many pixels of a mark each digit covers, and last, how many it has, without dust. */
  private int[] covered(Glyph way) {
    int[] covered = new int[digits.size() + 1];
    int strong = 0;
    for (int y = 0; y < way.ink().height(); y++) {
      for (int x = 0; x < way.ink().width(); x++) {
        if ((way.ink().values()[y * way.ink().width() + x] & 0xFF) >= STRONG) {
          strong++;
          boolean any = false;
          for (int i = 0; i < digits.size(); i++) {
            boolean own = digits.get(i).at(way.x() + x, way.y() + y) > COVERED;
            covered[i] += own ? 1 : 0;
            any |= own;
          }
          covered[digits.size()] += any ? 1 : 0;
        }
      }
    }
    covered[digits.size()] = Math.max(covered[digits.size()], (int) (0.7 * strong));
    return covered;
  }
}

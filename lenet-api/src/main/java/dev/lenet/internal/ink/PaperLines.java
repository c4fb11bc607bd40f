package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Removes ruled lines, squares and frames, and leaves the strokes that cross them. A line is long,
 * straight and thin. It is fainter than the writing and spans the picture, or it goes on where the
 * writing ends, or it meets other lines at both of its ends. So the bar of a 7 and a lone 1 stay.
 */
final class PaperLines {
  /** A ruled line is longer than this share of the picture. */
  private static final double LEAST_RULE = 0.45;

  /** A ruled line is longer than the writing, on both sides, by this share of its length. */
  private static final double BEYOND = 0.05;

  private static final int MANY = 3;

  private static final double LONGER_THAN_BARS = 1.5;

  /** Printed lines are fainter than this share of the writing. */
  private static final double FAINTER = 0.75;

  /** If less than this share of the ink is left without the lines, there is no writing. */
  private static final double BARE = 0.1;

  /** A line from top to bottom on a sheet without writing is no 1 if it is this pale. */
  private static final double PALE = 0.45 * 255;

  private final Plane dark;
  private final Plane share;
  private final List<Rule> level;
  private final List<Rule> upright;

  private PaperLines(Plane dark, Plane share) {
    this.dark = dark;
    this.share = share;
    this.level = RuleFinder.find(dark);
    this.upright = RuleFinder.find(dark.transposed());
  }

  /**
   * Sets the lines' pixels to 0 in both planes; all of {@code dark} if there is nothing but a
   * pattern of lines.
   */
  static void remove(Plane dark, Plane share) {
    new PaperLines(dark, share).remove();
  }

  private void remove() {
    if (level.isEmpty() && upright.isEmpty()) {
      return;
    }
    Plane rest = dark.copy();
    erase(level, upright, rest, rest);
    Component left = Component.of(rest, 1);
    double writing = left.contrast();
    boolean bare = left.mass() < BARE * Component.of(dark, 1).mass();
    if (bare && isPattern()) {
      Arrays.fill(dark.values(), (byte) 0);
      return;
    }
    List<Rule> across = new ArrayList<>();
    List<Rule> down = new ArrayList<>();
    for (Rule rule : level) {
      boolean fainter = bare || rule.strength() < FAINTER * writing;
      if (rule.spans(dark.width()) && fainter) {
        across.add(rule);
      }
    }
    for (Rule rule : upright) {
      boolean fainter = bare ? rule.strength() < PALE : rule.strength() < FAINTER * writing;
      if (rule.spans(dark.height()) && fainter) {
        down.add(rule);
      }
    }
    if (!bare) {
      across.addAll(ruled(left));
      across.addAll(framing(level, upright, rest));
      down.addAll(framing(upright, level, rest.transposed()));
    }
    erase(across, down, dark, share);
  }

  /** Whether the lines are more than one digit has. */
  private boolean isPattern() {
    return level.size() > 2 || (level.size() == 2 && upright.size() > 1);
  }

  /**
   * Twice, because where two lines cross, one is found only after the other was erased beside it.
   */
  private static void erase(List<Rule> across, List<Rule> down, Plane dark, Plane share) {
    for (int round = 0; round < 2; round++) {
      across.forEach(rule -> rule.erase(dark, share, false));
      down.forEach(rule -> rule.erase(dark, share, true));
    }
  }

  /** The ruled lines; fewer than three must be longer than any bar of a digit is. */
  private List<Rule> ruled(Component rest) {
    List<Rule> ruled = new ArrayList<>(level);
    ruled.removeIf(rule -> !rule.exceeds(dark.width() * LEAST_RULE, rest, BEYOND));
    if (ruled.size() < MANY) {
      ruled.removeIf(rule -> rule.length() < LONGER_THAN_BARS * rest.height());
    }
    return ruled;
  }

  /** The lines that end at lines of the other direction, with writing beside them. */
  private static List<Rule> framing(List<Rule> rules, List<Rule> others, Plane rest) {
    List<Rule> framing = new ArrayList<>();
    for (Rule rule : rules) {
      boolean starts =
          others.stream().anyMatch(other -> other.meets(rule.start(), rule.at(rule.start())));
      boolean ends =
          others.stream().anyMatch(other -> other.meets(rule.end(), rule.at(rule.end())));
      if (starts && ends && rule.hasBeside(rest)) {
        framing.add(rule);
      }
    }
    return framing;
  }
}

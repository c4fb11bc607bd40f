package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.List;

/** Follows thin dark runs from column to column, over the gaps where strokes cross. */
final class RuleFinder {
  /** More lines at a time than this are texture. */
  private static final int MOST_OPEN = 500;

  private static final int LEAST_ASPECT = 12;
  private static final double STEEPEST = 0.12;

  /** How far a long line may leave its direction, for each column of a gap. */
  private static final double BEND = 0.02;

  private static final double LEAST_COVERAGE = 0.4;

  private final Plane dark;
  private final int thickest;
  private final int widestGap;
  private final List<Rule> open = new ArrayList<>();
  private final List<Rule> found = new ArrayList<>();

  private RuleFinder(Plane dark) {
    this.dark = dark;
    this.thickest = 3 + dark.shorterSide() / 60;
    this.widestGap = Math.max(3 * thickest, dark.width() / 2);
  }

  /** The long, straight, thin lines that are nearly level. */
  static List<Rule> find(Plane dark) {
    RuleFinder finder = new RuleFinder(dark);
    for (int x = 0; x < dark.width() && finder.open.size() <= MOST_OPEN; x++) {
      finder.column(x);
    }
    finder.open.forEach(finder::close);
    return finder.found;
  }

  private void column(int x) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (x - open.get(i).end() > gap(open.get(i))) {
        close(open.remove(i));
      }
    }
    for (int y = 0; y < dark.height(); y++) {
      int from = y;
      int sum = 0;
      while (y < dark.height() && dark.at(x, y) > 0) {
        sum += dark.at(x, y);
        y++;
      }
      if (y > from && y - from <= thickest) {
        lineAt(x, (from + y - 1) / 2.0).add(x, from, y, sum);
      }
    }
  }

  /** A short piece may be noise; only a long one may be continued behind a wide gap. */
  private int gap(Rule rule) {
    return Math.min(widestGap, 1 + (rule.isLong() ? 2 * rule.length() : rule.length() / 2));
  }

  /** The line that goes on at a place; a new one if there is none. */
  private Rule lineAt(int x, double middle) {
    Rule nearest = null;
    double least = Double.MAX_VALUE;
    for (Rule rule : open) {
      double distance = Math.abs(rule.expectedAt(x) - middle);
      double turn = rule.isLong() ? BEND : STEEPEST;
      double allowed = 1 + rule.thickness() / 2 + turn * (x - rule.end());
      if (rule.end() < x && distance <= allowed && distance < least) {
        nearest = rule;
        least = distance;
      }
    }
    if (nearest == null) {
      nearest = new Rule();
      open.add(nearest);
    }
    return nearest;
  }

  private void close(Rule rule) {
    if (rule.length() >= LEAST_ASPECT * rule.thickness()
        && rule.length() >= dark.shorterSide() / 8
        && rule.coverage() >= LEAST_COVERAGE
        && rule.deviation() <= Math.max(1, rule.thickness() / 2)) {
      found.add(rule);
    }
  }
}

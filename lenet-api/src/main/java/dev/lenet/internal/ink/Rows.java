package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts marks into lines. A mark belongs to the line of which one of the last marks, to the left of
 * it, has most of its rows. So a slanted line stays one.
 */
final class Rows {
  /** The least part of the lower mark's rows that two marks of a line share. */
  private static final double SHARED = 0.4;

  /** So many marks before it, as one of them may be a small or a high one. */
  private static final int NEAR = 3;

  private Rows() {}

  /** The lines from the top, each from the left. */
  static List<List<Glyph>> of(List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingInt(glyph -> glyph.x() + glyph.right()));
    List<List<Glyph>> rows = new ArrayList<>();
    for (Glyph glyph : sorted) {
      rowOf(glyph, rows).add(glyph);
    }
    rows.sort(Comparator.comparingDouble(Rows::middle));
    return rows;
  }

  private static List<Glyph> rowOf(Glyph glyph, List<List<Glyph>> rows) {
    List<Glyph> best = new ArrayList<>();
    double most = SHARED;
    for (List<Glyph> row : rows) {
      double shared = 0;
      for (Glyph before : row.subList(Math.max(0, row.size() - NEAR), row.size())) {
        shared = Math.max(shared, shared(before, glyph));
      }
      if (shared >= most) {
        best = row;
        most = shared;
      }
    }
    if (best.isEmpty()) {
      rows.add(best);
    }
    return best;
  }

  private static double shared(Glyph a, Glyph b) {
    int rows = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
    return rows / (double) Math.min(a.ink().height(), b.ink().height());
  }

  private static double middle(List<Glyph> row) {
    return row.stream().mapToInt(glyph -> glyph.y() + glyph.bottom()).average().orElseThrow();
  }
}

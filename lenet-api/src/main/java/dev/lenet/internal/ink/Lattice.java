package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ways to read some neighbouring marks of a line: pieces from left to right, and unions of
 * neighbouring pieces. Costs are negative logarithms of probabilities.
 */
final class Lattice {
  /** A digit is at most so wide for its height; each tenth more costs {@link #WIDER}. */
  private static final double WIDEST = 1.15;

  private static final double WIDER = 0.3;

  /** What a shape that is unusual for its digit counts. */
  private static final double SHAPE = 0.5;

  /** A digit is at least so high for its line; each tenth less costs {@link #LOWER}. */
  private static final double LOWEST = 0.6;

  private static final double LOWER = 0.5;

  /** A cut costs this, and as much again when it crosses {@link #STROKE} of the height. */
  private static final double CUT = 0.7;

  private static final double STROKE = 0.08;

  /** A cut that crosses more is along a stroke. */
  private static final double MOST_CROSSED = 0.25;

  /** To take separate marks for one digit. */
  private static final double JOIN = 0.5;

  /** Marks that are further apart are not joined, as a share of the line's height. */
  private static final double APART = 0.12;

  /** A mark that costs less is read as it is. */
  private static final double DOUBTFUL = 0.2;

  private static final int MOST_PIECES = 6;

  private static final double MOST_WIDTH = 2;

  private final List<Segment> marks;
  private final double height;
  private final List<Glyph> pieces = new ArrayList<>();

  /** What it costs to end a digit behind each piece, and to go on. */
  private final List<Double> ends = new ArrayList<>();

  private final List<Double> unions = new ArrayList<>();
  private final List<Glyph> candidates = new ArrayList<>();
  private final List<int[]> spans = new ArrayList<>();

  private Lattice(List<Segment> marks, double height) {
    this.marks = marks;
    this.height = height;
    if (marks.size() > 1 || cost(marks.get(0), height) > DOUBTFUL) {
      for (int i = 0; i < marks.size(); i++) {
        addPieces(i);
      }
      addCandidates();
    }
  }

  /** Groups the marks of a line that may belong together; most are alone. */
  static List<Lattice> ofLine(List<Segment> line) {
    List<Integer> heights =
        line.stream().map(mark -> mark.glyph().ink().height()).sorted().toList();
    double height = heights.get(heights.size() / 2);
    List<Lattice> lattices = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= line.size(); i++) {
      if (i == line.size() || !mayBeOne(line.get(i - 1), line.get(i), height)) {
        lattices.add(new Lattice(List.copyOf(line.subList(from, i)), height));
        from = i;
      }
    }
    return lattices;
  }

  private static boolean mayBeOne(Segment left, Segment right, double height) {
    return right.glyph().x() - left.glyph().right() <= APART * height
        && (cost(left, height) > DOUBTFUL || cost(right, height) > DOUBTFUL);
  }

  private static double cost(Segment segment, double height) {
    Plane ink = segment.glyph().ink();
    double wide = ink.width() / (double) ink.height() - WIDEST;
    double low = LOWEST - ink.height() / height;
    double probability = Math.max(1e-6, segment.prediction().probability());
    return -Math.log(probability)
        + SHAPE * Plausibility.cost(segment.image(), segment.prediction())
        + Math.max(0, wide) * 10 * WIDER
        + Math.max(0, low) * 10 * LOWER;
  }

  private void addPieces(int index) {
    Glyph rest = marks.get(index).glyph();
    if (index > 0) {
      int gap = Math.max(0, rest.x() - marks.get(index - 1).glyph().right());
      ends.add(0.0);
      unions.add(JOIN + JOIN * gap / (APART * height));
    }
    Glyph mark = rest;
    int[] from = new int[mark.ink().height()];
    int[] end = new int[from.length];
    Arrays.fill(end, mark.ink().width());
    for (Cuts.Cut cut : Cuts.of(mark)) {
      Glyph piece = mark.between(from, cut.columns());
      Glyph behind = mark.between(cut.columns(), end);
      if (cut.crossed() <= MOST_CROSSED && !piece.isEmpty() && !behind.isEmpty()) {
        pieces.add(piece);
        ends.add(CUT + CUT * cut.crossed() / STROKE);
        unions.add(0.0);
        from = cut.columns();
        rest = behind;
      }
    }
    pieces.add(rest);
  }

  private void addCandidates() {
    for (int from = 0; from < pieces.size(); from++) {
      for (int to = from + 1; to <= Math.min(pieces.size(), from + MOST_PIECES); to++) {
        Glyph union = Glyph.union(pieces.subList(from, to));
        if (to == from + 1 || union.ink().width() <= MOST_WIDTH * height) {
          candidates.add(union);
          spans.add(new int[] {from, to});
        }
      }
    }
  }

  /** What the network must read to decide; empty if nothing is in doubt. */
  List<Glyph> candidates() {
    return candidates;
  }

  /** The digits of the cheapest way, from the left. */
  List<Segment> cheapest(List<Segment> read) {
    if (candidates.isEmpty()) {
      return marks;
    }
    double[] costs = new double[pieces.size() + 1];
    Arrays.fill(costs, 1, costs.length, Double.MAX_VALUE);
    int[] last = new int[costs.length];
    for (int i = 0; i < read.size(); i++) {
      int from = spans.get(i)[0];
      int to = spans.get(i)[1];
      double cost =
          costs[from] + cost(read.get(i), height) + (to - 1 < ends.size() ? ends.get(to - 1) : 0);
      for (int inside = from; inside < to - 1; inside++) {
        cost += unions.get(inside);
      }
      if (cost < costs[to]) {
        costs[to] = cost;
        last[to] = i;
      }
    }
    List<Segment> way = new ArrayList<>();
    for (int at = pieces.size(); at > 0; at = spans.get(last[at])[0]) {
      way.add(0, read.get(last[at]));
    }
    return way;
  }
}

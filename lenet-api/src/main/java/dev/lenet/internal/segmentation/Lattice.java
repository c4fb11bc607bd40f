package dev.lenet.internal.segmentation;

import dev.lenet.api.Image;
import dev.lenet.internal.ink.Glyph;
import dev.lenet.internal.ink.Plane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways to read some neighbouring marks of a line: pieces from left to right, and unions of
 * neighbouring pieces. Costs are negative logarithms of probabilities. What they are was chosen on
 * generated pictures of MNIST's validation images, which {@code -Dlenet.pictures.from=validation}
 * measures.
 */
final class Lattice {
  /** Lower probabilities count as this. */
  private static final double LEAST = 1e-3;

  /** A digit is at most so wide for its height; each tenth more costs {@link #WIDER}. */
  private static final double WIDEST = 1.15;

  private static final double WIDER = 0.3;

  /** A digit is at least so high for its line; each tenth less costs {@link #LOWER}. */
  private static final double LOWEST = 0.6;

  private static final double LOWER = 0.5;

  /** A cut costs this, and as much again when it crosses {@link #STROKE} of the height. */
  private static final double CUT = 0.5;

  private static final double STROKE = 0.08;

  /** A cut costs this for each stroke after the first: where two digits touch, it crosses one. */
  private static final double MORE_STROKES = 1;

  /** A cut that crosses more is along a stroke. */
  private static final double MOST_CROSSED = 0.4;

  /** Digits beside a cut that crosses more, or several strokes, are not sure. */
  private static final double CLEAN = 0.16;

  /** To take separate marks for one digit; twice that with a gap of {@link #APART}. */
  private static final double JOIN = 0.5;

  /** Marks that are further apart are not joined, as a share of the line's height. */
  private static final double APART = 0.2;

  /** A mark that costs less is read as it is. */
  private static final double DOUBTFUL = 0.2;

  /** One digit is at most so many pieces. */
  private static final int MOST_PIECES = 9;

  /** Wider unions than this, in heights of the line, are no digits. */
  private static final double MOST_WIDTH = 2;

  /** A mark that is wider, in heights of its own, is no row of digits, and is not cut. */
  private static final double MOST_CUT = 12;

  private final List<Segment> marks;
  private final double height;
  private final List<Glyph> pieces = new ArrayList<>();

  /** What lies between each piece and the next. */
  private final List<Border> borders = new ArrayList<>();

  private final List<Candidate> candidates = new ArrayList<>();

  /**
   * A cut, or the gap between two marks.
   *
   * @param toEnd what it costs to end a digit here
   * @param toUnite what it costs to go on
   * @param cut null for a gap
   */
  private record Border(double toEnd, double toUnite, Cuts.@Nullable Cut cut) {
    static Border gap(double share) {
      return new Border(0, JOIN + JOIN * share, null);
    }

    static Border cut(Cuts.Cut cut) {
      double more = MORE_STROKES * Math.max(0, cut.strokes() - 1);
      return new Border(CUT + CUT * cut.crossed() / STROKE + more, 0, cut);
    }

    /** A cut through a letter or a scribble may leave a piece that looks like a digit. */
    boolean isSureBeside(Segment neighbour) {
      return cut == null || (cut.crossed() <= CLEAN && cut.strokes() <= 1 && neighbour.sure());
    }
  }

  /** The pieces from one to another as one digit. Its ink is not kept: there are many. */
  private record Candidate(int from, int to, Image image, int width, int height) {}

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

  private static double cost(Segment mark, double height) {
    Plane ink = mark.glyph().ink();
    return cost(mark.answer(), ink.width(), ink.height(), height);
  }

  private static double cost(Answer answer, int width, int height, double heightOfLine) {
    double wide = width / (double) height - WIDEST;
    double low = LOWEST - height / heightOfLine;
    return -Math.log(Math.max(LEAST, answer.prediction().probability()))
        - Math.log(Math.max(LEAST, answer.agreement()))
        + Math.max(0, wide) * 10 * WIDER
        + Math.max(0, low) * 10 * LOWER;
  }

  private void addPieces(int index) {
    Glyph mark = marks.get(index).glyph();
    if (index > 0) {
      int gap = Math.max(0, mark.x() - marks.get(index - 1).glyph().right());
      borders.add(Border.gap(gap / (APART * height)));
    }
    int width = mark.ink().width();
    int[] from = new int[mark.ink().height()];
    boolean isRow = width <= MOST_CUT * from.length;
    for (Cuts.Cut cut : isRow ? Cuts.of(mark) : List.<Cuts.Cut>of()) {
      Glyph piece = mark.between(from, cut.columns());
      if (cut.crossed() <= MOST_CROSSED && !piece.isEmpty()) {
        pieces.add(piece);
        borders.add(Border.cut(cut));
        from = cut.columns();
      }
    }
    int[] end = new int[from.length];
    Arrays.fill(end, width);
    Glyph rest = mark.between(from, end);
    if (rest.isEmpty()) {
      borders.remove(borders.size() - 1);
    } else {
      pieces.add(rest);
    }
  }

  private void addCandidates() {
    for (int from = 0; from < pieces.size(); from++) {
      for (int to = from + 1; to <= Math.min(pieces.size(), from + MOST_PIECES); to++) {
        Glyph union = Glyph.union(pieces.subList(from, to));
        Plane ink = union.ink();
        if (to == from + 1 || ink.width() <= MOST_WIDTH * height) {
          candidates.add(new Candidate(from, to, union.form(), ink.width(), ink.height()));
        }
      }
    }
  }

  /** What the networks must read to decide; empty if nothing is in doubt. */
  List<Image> candidates() {
    return candidates.stream().map(Candidate::image).toList();
  }

  /** The digits of the cheapest way, from the left. */
  List<Segment> cheapest(List<Answer> answers) {
    if (candidates.isEmpty()) {
      return marks;
    }
    double[] costs = new double[pieces.size() + 1];
    Arrays.fill(costs, 1, costs.length, Double.MAX_VALUE);
    int[] last = new int[costs.length];
    for (int i = 0; i < candidates.size(); i++) {
      Candidate each = candidates.get(i);
      int to = each.to();
      double cost = costs[each.from()] + cost(answers.get(i), each.width(), each.height(), height);
      for (Border inside : borders.subList(each.from(), to - 1)) {
        cost += inside.toUnite();
      }
      cost += to < pieces.size() ? borders.get(to - 1).toEnd() : 0;
      if (cost < costs[to]) {
        costs[to] = cost;
        last[to] = i;
      }
    }
    return way(last, answers);
  }

  private List<Segment> way(int[] last, List<Answer> answers) {
    List<Segment> way = new ArrayList<>();
    List<Border> between = new ArrayList<>();
    for (int at = pieces.size(); at > 0; at = candidates.get(last[at]).from()) {
      Candidate taken = candidates.get(last[at]);
      Glyph glyph = Glyph.union(pieces.subList(taken.from(), at));
      way.add(0, new Segment(glyph, taken.image(), answers.get(last[at])));
      if (at < pieces.size()) {
        between.add(0, borders.get(at - 1));
      }
    }
    List<Segment> judged = new ArrayList<>();
    for (int i = 0; i < way.size(); i++) {
      boolean left = i == 0 || between.get(i - 1).isSureBeside(way.get(i - 1));
      boolean right = i == way.size() - 1 || between.get(i).isSureBeside(way.get(i + 1));
      judged.add(left && right ? way.get(i) : way.get(i).unsure());
    }
    return judged;
  }
}

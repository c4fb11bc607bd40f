package dev.lenet.internal.segmentation;

import dev.lenet.api.Image;
import dev.lenet.internal.ink.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decides where digits begin and end. Most marks are one digit each. Where a mark is wide or the
 * networks are unsure of it, it is cut where little ink is crossed, and where marks nearly touch,
 * they are joined; the networks read every piece and every union of neighbouring pieces, and the
 * cheapest way through them is taken (heuristic over-segmentation and Viterbi search, LeCun et al.
 * 1998, sections V and VI).
 */
public final class Segmentation {
  private final Function<List<Image>, List<Answer>> networks;

  private Segmentation(Function<List<Image>, List<Answer>> networks) {
    this.networks = networks;
  }

  /**
   * Reads lines of marks. The networks are called at most twice, each time with many images.
   *
   * @return for each line its digits, from the left
   */
  public static List<List<Segment>> of(
      List<List<Glyph>> lines, Function<List<Image>, List<Answer>> networks) {
    return new Segmentation(networks).segment(lines);
  }

  private List<List<Segment>> segment(List<List<Glyph>> lines) {
    List<Glyph> glyphs = lines.stream().flatMap(List::stream).toList();
    List<Segment> read = read(glyphs);
    List<List<Lattice>> lattices = new ArrayList<>();
    int at = 0;
    for (List<Glyph> line : lines) {
      lattices.add(Lattice.ofLine(read.subList(at, at + line.size())));
      at += line.size();
    }
    List<Image> candidates =
        lattices.stream()
            .flatMap(List::stream)
            .flatMap(lattice -> lattice.candidates().stream())
            .toList();
    List<Answer> answers = candidates.isEmpty() ? List.of() : networks.apply(candidates);
    List<List<Segment>> result = new ArrayList<>();
    at = 0;
    for (List<Lattice> line : lattices) {
      List<Segment> segments = new ArrayList<>();
      for (Lattice lattice : line) {
        int count = lattice.candidates().size();
        segments.addAll(lattice.cheapest(answers.subList(at, at + count)));
        at += count;
      }
      result.add(segments);
    }
    return result;
  }

  private List<Segment> read(List<Glyph> glyphs) {
    if (glyphs.isEmpty()) {
      return List.of();
    }
    List<Image> images = glyphs.stream().map(Glyph::form).toList();
    List<Answer> answers = networks.apply(images);
    List<Segment> segments = new ArrayList<>(glyphs.size());
    for (int i = 0; i < images.size(); i++) {
      segments.add(new Segment(glyphs.get(i), images.get(i), answers.get(i)));
    }
    return segments;
  }
}

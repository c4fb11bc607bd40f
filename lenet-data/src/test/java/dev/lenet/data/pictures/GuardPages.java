package dev.lenet.data.pictures;

import dev.lenet.api.Dataset;
import dev.lenet.api.picture.Picture;
import dev.lenet.internal.ink.Glyph;
import dev.lenet.internal.ink.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the reader sees of pages, for the network that tells digits from other marks: digits in rows
 * and what wrong cuts leave of them, digits on photographs, printed ones, ones with a flag beside
 * sevens, and marks in pieces.
 */
final class GuardPages {
  /** One digit, to draw on a page. */
  private record Written(Plane ink, int label) {}

  private static final int WRITTEN = 3;

  private final Dataset mnist;
  private final int end;
  private final Typefaces typefaces;

  /** Takes digits from the images before {@code end}. */
  GuardPages(Dataset mnist, int end, Typefaces typefaces) {
    this.mnist = mnist;
    this.end = end;
    this.typefaces = typefaces;
  }

  /** A row, a digit alone on a photograph, and sometimes a digit drawn by strokes or printed. */
  List<GuardSample> write(Dice dice) {
    List<GuardSample> samples = new ArrayList<>(row(dice));
    double height = height(dice);
    Hand hand = Hand.any(dice, 0.5);
    samples.addAll(alone(Medium.PHOTO, written(hand, height, dice), height, dice));
    if (dice.chance(0.5)) {
      boolean one = dice.chance(0.5);
      Outline shape = (one ? GuardStrokes.one(dice) : GuardStrokes.seven(dice));
      samples.addAll(alone(shape, one ? 1 : 7, dice));
    }
    if (dice.chance(0.2) && !typefaces.isEmpty()) {
      int digit = dice.whole(0, 9);
      Outline shape = Typefaces.character(typefaces.any(dice), String.valueOf(digit));
      samples.addAll(alone(shape, digit, dice));
    }
    return samples;
  }

  /** Small ones are as likely as large ones. */
  private static double height(Dice dice) {
    return 17 * Math.pow(3.5, dice.between(0, 1));
  }

  private Written written(Hand hand, double height, Dice dice) {
    int index = dice.whole(0, end - 1);
    Outline digit = Outline.ofDigit(mnist.image(index).pixels());
    return new Written(hand.draw(digit, height * dice.between(0.9, 1.1), dice), mnist.label(index));
  }

  private static List<GuardSample> alone(Outline shape, int label, Dice dice) {
    double height = height(dice);
    Slope slope =
        new Slope(dice.between(0.85, 1.1), dice.between(-0.1, 0.2), dice.between(-0.08, 0.08));
    Medium medium = dice.oneOf(List.of(Medium.values()));
    return alone(medium, new Written(shape.drawn(height, slope), label), height, dice);
  }

  /** Nothing if the digit is not found as one mark: then it is not known what the marks are. */
  private static List<GuardSample> alone(Medium medium, Written digit, double height, Dice dice) {
    List<Glyph> marks =
        marks(Picture.read(medium.picture(digit.ink(), height, dice).bytes())).stream()
            .flatMap(List::stream)
            .toList();
    return marks.size() == 1
        ? List.of(new GuardSample(marks.get(0).form(), digit.label()))
        : List.of();
  }

  static List<List<Glyph>> marks(Picture picture) {
    return Marks.of(
            new dev.lenet.internal.ink.Plane(picture.width(), picture.height(), picture.pixels()))
        .lines();
  }

  /** On a surface that does not move the ink, so that it is known whose ink a mark is. */
  private List<GuardSample> row(Dice dice) {
    Medium medium = dice.oneOf(List.of(Medium.SCAN, Medium.CANVAS, Medium.CHALKBOARD));
    double height = height(dice);
    Hand hand = Hand.any(dice, 0.5);
    List<Written> row = Stream.generate(() -> written(hand, height, dice)).limit(WRITTEN).toList();
    Layout.Spacing spacing =
        dice.chance(0.6)
            ? dice.oneOf(List.of(Layout.Spacing.CLINGING, Layout.Spacing.TOUCHING))
            : Layout.Spacing.any(dice);
    int margin = (int) (height * dice.between(0.2, 0.8)) + 1;
    List<Plane> apart =
        Layout.apart(row.stream().map(Written::ink).toList(), height, spacing, dice).stream()
            .map(ink -> ink.withMargins(margin, margin, margin, margin))
            .toList();
    Plane all = new Plane(apart.get(0).width, apart.get(0).height);
    apart.forEach(ink -> all.lay(ink, 0, 0));
    List<List<Glyph>> lines =
        marks(Picture.read(medium.surface().picture(all, height, dice).bytes()));
    GuardCuts cuts = new GuardCuts(apart, row.stream().map(Written::label).toList(), lines);
    return lines.stream().flatMap(line -> cuts.of(line, height, dice).stream()).toList();
  }
}

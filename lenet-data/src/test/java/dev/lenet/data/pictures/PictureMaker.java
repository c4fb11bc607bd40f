package dev.lenet.data.pictures;

import dev.lenet.api.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes pictures with known answers from the images of a data set. A picture depends only on the
 * data set, the seed, the kind and its number, and printed ones on the fonts. Safe for use by
 * several threads.
 */
final class PictureMaker {
  private static final List<String> LETTERS = StrokeAlphabet.letters();

  private final Dataset digits;
  private final Typefaces typefaces;
  private final long seed;

  PictureMaker(Dataset digits, Typefaces typefaces, long seed) {
    this.digits = digits;
    this.typefaces = typefaces;
    this.seed = seed;
  }

  /** One picture of a kind, counted from 0. */
  MadePicture make(Kind kind, int number) {
    Dice dice = new Dice(seed, kind.name().hashCode(), number);
    return switch (kind) {
      case SCAN, PHOTO, CHALKBOARD, CANVAS -> handwritten(kind, number, 1, dice);
      case ROW_SCAN, ROW_PHOTO, ROW_CANVAS -> handwritten(kind, number, dice.whole(3, 7), dice);
      case LINES -> lines(number, dice);
      case BLANK -> blank(number, dice);
      case PRINTED -> {
        String digit = String.valueOf(dice.whole(0, 9));
        yield single(kind, number, digit, digit, () -> printed(digit, dice), dice);
      }
      case DRAWN -> {
        int digit = dice.whole(0, 9);
        String text = String.valueOf(digit);
        yield single(
            kind, number, text, text, () -> StrokeAlphabet.digit(digit, pen(dice), dice), dice);
      }
      case SCRIBBLE -> scribble(number, dice);
      case LETTER_PRINTED -> {
        String letter = dice.oneOf(LETTERS);
        yield single(kind, number, "", letter, () -> printed(letter, dice), dice);
      }
      case LETTER_DRAWN -> {
        String letter = dice.oneOf(LETTERS);
        yield single(
            kind, number, "", letter, () -> StrokeAlphabet.letter(letter, pen(dice), dice), dice);
      }
    };
  }

  private static double pen(Dice dice) {
    return dice.between(0.8, 2.8);
  }

  private Outline printed(String character, Dice dice) {
    return Typefaces.character(typefaces.any(dice), character);
  }

  private MadePicture scribble(int number, Dice dice) {
    Scribbles.Shape shape = dice.oneOf(List.of(Scribbles.Shape.values()));
    return single(
        Kind.SCRIBBLE, number, "", shape.name(), () -> Scribbles.of(shape, pen(dice), dice), dice);
  }

  /** One shape on a scan, a photograph or a canvas. */
  private static MadePicture single(
      Kind kind, int number, String text, String detail, Supplier<Outline> shape, Dice dice) {
    Medium medium = dice.oneOf(List.of(Medium.SCAN, Medium.PHOTO, Medium.CANVAS));
    double height = medium.height(dice);
    Slope slope =
        kind.needsFont()
            ? new Slope(1, 0, dice.between(-0.05, 0.05))
            : new Slope(
                dice.between(0.85, 1.1), dice.between(-0.1, 0.25), dice.between(-0.08, 0.08));
    Plane ink = shape.get().drawn(height, slope);
    return new MadePicture(kind, number, text, detail, medium.picture(ink, height, dice));
  }

  private MadePicture handwritten(Kind kind, int number, int count, Dice dice) {
    Medium medium = Medium.of(kind);
    double height = medium.height(dice) * (count > 1 ? 0.8 : 1);
    Hand hand = Hand.any(dice, medium == Medium.CANVAS ? 0.7 : 0.35);
    StringBuilder text = new StringBuilder();
    Plane row = row(count, height, hand, text, dice);
    return new MadePicture(kind, number, text.toString(), "", medium.picture(row, height, dice));
  }

  /** Draws digits and notes which. */
  private Plane row(int count, double height, Hand hand, StringBuilder text, Dice dice) {
    List<Plane> row = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = dice.whole(0, digits.size() - 1);
      text.append(digits.label(index));
      Outline digit = Outline.ofDigit(digits.image(index).pixels());
      row.add(hand.draw(digit, height * dice.between(0.92, 1.08), dice));
    }
    return Layout.row(row, height, Layout.Spacing.any(dice), dice);
  }

  private MadePicture lines(int number, Dice dice) {
    Medium medium = dice.oneOf(List.of(Medium.SCAN, Medium.PHOTO, Medium.CANVAS));
    double height = medium.height(dice) * 0.6;
    Hand hand = Hand.any(dice, 0.4);
    StringBuilder text = new StringBuilder();
    List<Plane> rows = new ArrayList<>();
    int count = dice.whole(2, 4);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : "\n");
      rows.add(row(dice.whole(2, 5), height, hand, text, dice));
    }
    Plane ink = Layout.lines(rows, height, dice);
    return new MadePicture(
        Kind.LINES, number, text.toString(), "", medium.picture(ink, height, dice));
  }

  private static MadePicture blank(int number, Dice dice) {
    Medium medium = dice.oneOf(List.of(Medium.values()));
    Plane nothing = new Plane(dice.whole(40, 500), dice.whole(40, 400));
    return new MadePicture(
        Kind.BLANK,
        number,
        "",
        medium.name(),
        medium.surface().picture(nothing, dice.between(25, 120), dice));
  }
}

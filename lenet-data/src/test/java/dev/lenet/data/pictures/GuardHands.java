package dev.lenet.data.pictures;

import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * What one hand after the other writes, for the network that tells digits from other marks: digits,
 * and what a wrong cut leaves of them: two that touch, one with a piece of its neighbour, a piece.
 */
final class GuardHands {
  private static final int WRITTEN = 4;
  private static final double HEIGHT = 44;
  private static final int MARGIN = 12;

  private final Dataset mnist;
  private final int end;

  /** Takes digits from the images before {@code end}. */
  GuardHands(Dataset mnist, int end) {
    this.mnist = mnist;
    this.end = end;
  }

  /** An image in MNIST's form, and its class. */
  record Sample(Image image, int label) {}

  /** Four digits, three pairs, and up to five other pieces. */
  List<Sample> write(Dice dice) {
    List<Sample> taken = new ArrayList<>();
    Hand hand = Hand.any(dice, 0.5);
    List<Plane> digits = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < WRITTEN; i++) {
      int index = dice.whole(0, end - 1);
      double height = HEIGHT * dice.between(0.9, 1.1);
      digits.add(hand.draw(Outline.ofDigit(mnist.image(index).pixels()), height, dice));
      labels.add(mnist.label(index));
      take(taken, digits.get(i), labels.get(i));
    }
    for (int i = 1; i < WRITTEN; i++) {
      Plane left = digits.get(i - 1);
      Plane right = digits.get(i);
      Plane pair = Layout.row(List.of(left, right), HEIGHT, Layout.Spacing.CLINGING, dice);
      take(taken, pair, GuardData.NO_DIGIT);
      double cut =
          dice.chance(0.5)
              ? left.width + dice.between(0.3, 0.6) * (pair.width - left.width)
              : -(pair.width - right.width) * dice.between(0.4, 0.7);
      take(taken, side(pair, cut, dice), GuardData.NO_DIGIT);
    }
    for (int i = 0; i < 2; i++) {
      if (labels.get(i) != 1) {
        double cut = digits.get(i).width * dice.between(0.35, 0.65);
        Plane piece = side(digits.get(i), dice.chance(0.5) ? cut : -cut, dice);
        take(taken, piece, GuardData.NO_DIGIT);
      }
    }
    return taken;
  }

  /** What is left of a slanted cut; with a negative column, what is right of it. */
  private static Plane side(Plane ink, double column, Dice dice) {
    double slant = dice.between(-0.15, 0.15);
    Plane side = new Plane(ink.width, ink.height);
    for (int y = 0; y < ink.height; y++) {
      double at = Math.abs(column) + slant * (y - ink.height / 2.0);
      for (int x = 0; x < ink.width; x++) {
        boolean left = x < at;
        side.values[y * ink.width + x] = left == column > 0 ? ink.at(x, y) : 0;
      }
    }
    return side;
  }

  private static void take(List<Sample> taken, Plane ink, int label) {
    Plane page = ink.withMargins(MARGIN, MARGIN, MARGIN, MARGIN);
    byte[] gray = new byte[page.values.length];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (255 - Math.round(255 * page.values[i]));
    }
    Image image = GuardData.formed(Picture.gray(page.width, page.height, gray));
    if (image != null && (label != GuardData.NO_DIGIT || !GuardData.isStraight(image))) {
      taken.add(new Sample(image, label));
    }
  }
}

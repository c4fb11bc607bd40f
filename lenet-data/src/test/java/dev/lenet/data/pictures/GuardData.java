package dev.lenet.data.pictures;

import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.error.PictureException;
import dev.lenet.api.picture.DigitForm;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.spec.Shape;
import dev.lenet.internal.ink.Glyph;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * MNIST's training images as they are and with thinner and thicker strokes, what the reader sees of
 * pages with them, and marks that are no digit, all in MNIST's form. The last class is "no digit".
 */
final class GuardData {
  static final int NO_DIGIT = 10;

  /** MNIST's images for validation; as many marks follow them. */
  static final int HELD_BACK = 5000;

  private static final int CHANGED = 15_000;
  private static final int TURNED_TRIES = 25_000;
  private static final int PAGES = 8_000;
  private static final int MARKS = 45_000;
  private static final int SIDE = 84;

  /** Share of the marks that are cut. */
  private static final double IN_PIECES = 0.15;

  private final Dataset mnist;
  private final SplittableRandom random;
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream();

  private GuardData(Dataset mnist, SplittableRandom random) {
    this.mnist = mnist;
    this.random = random;
  }

  static Dataset of(Dataset mnistTraining) {
    GuardData data = new GuardData(mnistTraining, new SplittableRandom(7));
    int first = mnistTraining.size() - HELD_BACK;
    for (int i = 0; i < first; i++) {
      data.add(mnistTraining.image(i), mnistTraining.label(i));
    }
    for (int i = 0; i < CHANGED; i++) {
      int index = data.random.nextInt(first);
      data.add(data.changed(index), mnistTraining.label(index));
    }
    for (int i = 0; i < TURNED_TRIES; i++) {
      data.addTurned(first);
    }
    GuardPages writing = new GuardPages(mnistTraining, first, Typefaces.logical());
    IntStream.range(0, PAGES)
        .parallel()
        .mapToObj(i -> writing.write(new Dice(7, 0, i)))
        .forEachOrdered(some -> some.forEach(each -> data.add(each.image(), each.label())));
    data.addMarks(0, MARKS);
    for (int i = first; i < mnistTraining.size(); i++) {
      data.add(mnistTraining.image(i), mnistTraining.label(i));
    }
    data.addMarks(MARKS, MARKS + HELD_BACK);
    return Dataset.of(
        "digits and other marks",
        new Shape(1, 28, 28),
        11,
        data.pixels.toByteArray(),
        data.labels.toByteArray());
  }

  private void add(Image image, int label) {
    pixels.writeBytes(image.pixels());
    labels.write(label);
  }

  private void addMarks(int from, int to) {
    marks(from, to).forEachOrdered(mark -> add(mark, NO_DIGIT));
  }

  /** The first of the marks that are held back. */
  static List<Image> marksHeldBack(int count) {
    return marks(MARKS, MARKS + count).toList();
  }

  private static Stream<Image> marks(int from, int to) {
    return IntStream.range(from, to).parallel().mapToObj(i -> mark(new SplittableRandom(i)));
  }

  private static Image mark(SplittableRandom random) {
    while (true) {
      Picture picture = Picture.of(new NoDigit(random.split()).draw());
      Image mark = random.nextDouble() < IN_PIECES ? piece(picture, random) : formed(picture);
      if (mark != null && !isStraight(mark)) {
        return mark;
      }
    }
  }

  /** Null for a blot so large that it is taken for the paper. */
  private static @Nullable Image formed(Picture mark) {
    try {
      return DigitForm.of(mark);
    } catch (PictureException blank) {
      return null;
    }
  }

  /** What cuts leave of a mark; null if there is nothing to cut, or if it is nearly whole. */
  private static @Nullable Image piece(Picture picture, SplittableRandom random) {
    List<Glyph> pieces =
        GuardPages.marks(picture).stream()
            .flatMap(List::stream)
            .flatMap(mark -> GuardCuts.pieces(mark).stream())
            .toList();
    if (pieces.size() < 3) {
      return null;
    }
    int from = random.nextInt(pieces.size());
    int to = from + 1 + random.nextInt(pieces.size() - from);
    boolean nearlyWhole = to - from > 0.7 * pieces.size();
    return nearlyWhole ? null : Glyph.union(pieces.subList(from, to)).form();
  }

  /** A straight line is a digit: a one. */
  static boolean isStraight(Image image) {
    double sum = 0;
    double x1 = 0;
    double y1 = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < 784; i++) {
      int ink = image.pixels()[i] & 0xFF;
      int x = i % 28;
      int y = i / 28;
      sum += ink;
      x1 += ink * x;
      y1 += ink * y;
      xx += ink * x * x;
      yy += ink * y * y;
      xy += ink * x * y;
    }
    double a = xx / sum - x1 / sum * x1 / sum;
    double b = yy / sum - y1 / sum * y1 / sum;
    double c = xy / sum - x1 / sum * y1 / sum;
    double root = Math.sqrt((a - b) * (a - b) / 4 + c * c);
    return (a + b) / 2 - root < 0.1 * ((a + b) / 2 + root);
  }

  /** Strokes end where the enlarged image crosses a level: a low one makes them thick. */
  private Image changed(int index) {
    int[] ink = enlarged(mnist.image(index));
    double level = 40 + 160 * random.nextDouble();
    double slope = 1 + 4 * random.nextDouble();
    byte[] gray = new byte[ink.length];
    int most = 0;
    for (int i = 0; i < ink.length; i++) {
      int value = (int) Math.max(0, Math.min(255, (ink[i] - level) * slope + 100));
      value = ink[i] < level / 2 ? 0 : value;
      most = Math.max(most, value);
      gray[i] = (byte) (255 - value);
    }
    return most < 100 ? mnist.image(index) : DigitForm.of(Picture.gray(SIDE, SIDE, gray));
  }

  /** A digit on its side, on its head, or mirrored, where that is no digit. */
  private void addTurned(int first) {
    int index = random.nextInt(first);
    String label = String.valueOf(mnist.label(index));
    byte[] pixels = mnist.image(index).pixels();
    switch (random.nextInt(4)) {
      case 0 -> addIf("2345679".contains(label), pixels, (x, y) -> 28 * x + 28 - y);
      case 1 -> addIf("2345679".contains(label), pixels, (x, y) -> 28 * (28 - x) + y);
      case 2 -> addIf("347".contains(label), pixels, (x, y) -> 28 * (28 - y) + 28 - x);
      default -> addIf("34679".contains(label), pixels, (x, y) -> 28 * y + 28 - x);
    }
  }

  private void addIf(boolean noDigit, byte[] pixels, IntBinaryOperator from) {
    if (noDigit) {
      byte[] turned = new byte[28 * 28];
      for (int y = 1; y < 28; y++) {
        for (int x = 1; x < 28; x++) {
          turned[28 * y + x] = pixels[from.applyAsInt(x, y)];
        }
      }
      add(Image.gray(28, 28, turned), NO_DIGIT);
    }
  }

  private static int[] enlarged(Image image) {
    BufferedImage small = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    small.getRaster().setDataElements(0, 0, 28, 28, image.pixels());
    BufferedImage large = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = large.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(small, 0, 0, SIDE, SIDE, null);
    pen.dispose();
    return large.getRaster().getSamples(0, 0, SIDE, SIDE, 0, (int[]) null);
  }
}

package dev.lenet.data.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.picture.DigitForm;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.weights.ModelFile;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code -Dlenet.pictures=10000} takes all test images and prints the figures. */
@DisplayName("MNIST's test images, enlarged ten times and dark on white,")
class FormingTest {
  private static final int COUNT = Integer.getInteger("lenet.pictures", 200);
  private static final int TIMES = 10;

  @SuppressWarnings("NullAway.Init")
  private static Dataset digits;

  @BeforeAll
  static void load() {
    Dataset test = Datasets.load("mnist").test();
    digits = test.range(0, Math.min(COUNT, test.size()));
  }

  @Test
  @DisplayName("get their form back, at most two grey levels off, when pixels were made squares")
  void squares() {
    List<Image> formed = formed(FormingTest::repeated);
    assertEquals(0, difference("squares", formed), 2);
    assertReadAlike("squares", formed);
  }

  @Test
  @DisplayName("are read as well when they were enlarged smoothly, which makes strokes wider")
  void smooth() {
    List<Image> formed = formed(digit -> Cubic.enlarged(digit, TIMES));
    assertTrue(difference("smooth", formed) < 30);
    assertReadAlike("smooth", formed);
  }

  private static Plane repeated(Plane digit) {
    Plane large = new Plane(digit.width * TIMES, digit.height * TIMES);
    for (int y = 0; y < large.height; y++) {
      for (int x = 0; x < large.width; x++) {
        large.values[y * large.width + x] = digit.at(x / TIMES, y / TIMES);
      }
    }
    return large;
  }

  private static List<Image> formed(UnaryOperator<Plane> enlargement) {
    return IntStream.range(0, digits.size())
        .parallel()
        .mapToObj(i -> DigitForm.of(enlarged(digits.image(i).pixels(), enlargement)))
        .toList();
  }

  private static Picture enlarged(byte[] pixels, UnaryOperator<Plane> enlargement) {
    Plane digit = new Plane(28, 28);
    for (int i = 0; i < pixels.length; i++) {
      digit.values[i] = Byte.toUnsignedInt(pixels[i]);
    }
    Plane ink = enlargement.apply(digit);
    byte[] large = new byte[ink.values.length];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) Math.round(255 - Math.min(255, Math.max(0, ink.values[i])));
    }
    return Picture.gray(ink.width, ink.height, large);
  }

  /** The mean over images of the mean difference in the box of the original's ink. */
  private static double difference(String name, List<Image> formed) {
    double mean =
        IntStream.range(0, formed.size())
            .mapToDouble(i -> difference(digits.image(i).pixels(), formed.get(i).pixels()))
            .average()
            .orElseThrow();
    print("%s: mean difference over the ink's box %.2f grey levels", name, mean);
    return mean;
  }

  private static double difference(byte[] original, byte[] formed) {
    Plane ink = new Plane(28, 28);
    int left = 28;
    int top = 28;
    int right = -1;
    int bottom = -1;
    for (int i = 0; i < ink.values.length; i++) {
      int value = Byte.toUnsignedInt(original[i]);
      ink.values[i] = Math.abs(value - Byte.toUnsignedInt(formed[i]));
      if (value > 0) {
        left = Math.min(left, i % 28);
        right = Math.max(right, i % 28);
        top = Math.min(top, i / 28);
        bottom = Math.max(bottom, i / 28);
      }
    }
    double sum = 0;
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        sum += ink.at(x, y);
      }
    }
    return sum / ((right - left + 1) * (bottom - top + 1));
  }

  /** The pretrained model reads the formed images as well as the originals. */
  private static void assertReadAlike(String name, List<Image> formed) {
    try (Backend backend = Backends.open();
        Model model = backend.newModel(ModelFile.pretrained())) {
      double ours = accuracy(model.predict(formed));
      List<Image> originals = IntStream.range(0, digits.size()).mapToObj(digits::image).toList();
      double theirs = accuracy(model.predict(originals));
      print("%s: accuracy %.2f%%, on the originals %.2f%%", name, ours, theirs);
      assertTrue(ours >= theirs - 0.4, () -> ours + " " + theirs);
    }
  }

  private static double accuracy(List<Prediction> predictions) {
    long right =
        IntStream.range(0, predictions.size())
            .filter(i -> predictions.get(i).label() == digits.label(i))
            .count();
    return 100.0 * right / predictions.size();
  }

  private static void print(String format, Object... values) {
    if (System.getProperty("lenet.pictures") != null) {
      System.out.println(String.format(Locale.ROOT, format, values));
    }
  }
}

package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.spec.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads MNIST from the usual places, as every user does; fetches it if it is not there. */
@DisplayName("MNIST")
class RealMnistTest {
  @SuppressWarnings("NullAway.Init")
  private static TrainTestSplit mnist;

  @BeforeAll
  static void load() {
    mnist = Datasets.load("mnist");
  }

  private static int[] firstLabels(Dataset data) {
    return IntStream.range(0, 10).map(data::label).toArray();
  }

  private static int[] perClass(Dataset data) {
    int[] counts = new int[data.classes()];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label(i)]++;
    }
    return counts;
  }

  @Test
  @DisplayName("and its relative are found by their names through the service loader")
  void isRegistered() {
    assertEquals(List.of("fashion-mnist", "mnist"), Datasets.available());
  }

  @Test
  @DisplayName("has 60,000 images to learn from and 10,000 to test, 28x28, ten classes")
  void sizes() {
    assertEquals(60_000, mnist.train().size());
    assertEquals(10_000, mnist.test().size());
    assertEquals(new Shape(1, 28, 28), mnist.train().imageShape());
    assertEquals(new Shape(1, 28, 28), mnist.test().imageShape());
    assertEquals(10, mnist.train().classes());
  }

  @Test
  @DisplayName("begins with the labels that its publication begins with")
  void firstLabels() {
    assertArrayEquals(new int[] {5, 0, 4, 1, 9, 2, 1, 3, 1, 4}, firstLabels(mnist.train()));
    assertArrayEquals(new int[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9}, firstLabels(mnist.test()));
  }

  @Test
  @DisplayName("has as many images of each digit as it is known for")
  void perClass() {
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        perClass(mnist.train()));
    assertArrayEquals(
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, perClass(mnist.test()));
  }

  @Test
  @DisplayName("has these pixels and labels, by a checksum that Python computed from the raw files")
  void checksums() {
    assertEquals(
        "edc0d1098aa497be14ace79ddd5171e5a3dcf9c4d196c015389203eb3ba1f59b", mnist.train().sha256());
    assertEquals(
        "c3f9adf9c66efb572b1f9326c3a511b45910c7173b97be66ceceeeeaef6b802b", mnist.test().sha256());
  }

  @Test
  @DisplayName(
      "has dark ink as high values: mean and deviation of the pixels are the published ones")
  void mean() {
    long sum = 0;
    long squares = 0;
    byte[] pixels = new byte[784];
    for (int i = 0; i < 60_000; i++) {
      mnist.train().copyPixels(i, pixels, 0);
      for (byte pixel : pixels) {
        int value = Byte.toUnsignedInt(pixel);
        sum += value;
        squares += (long) value * value;
      }
    }
    double mean = sum / 255.0 / 47_040_000;
    double deviation = Math.sqrt(squares / 255.0 / 255.0 / 47_040_000 - mean * mean);
    assertEquals(0.1307, mean, 0.00005);
    assertEquals(0.3081, deviation, 0.00005);
  }

  @Test
  @DisplayName("has the form that pictures are kept in as they are")
  void isFormed() {
    long formed =
        IntStream.range(0, mnist.train().size())
            .mapToObj(mnist.train()::image)
            .filter(image -> DigitPicture.isFormed(Picture.gray(28, 28, image.pixels())))
            .count();
    assertTrue(formed >= 59_400, () -> formed + " of 60,000");
  }
}

package dev.lenet.data.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.Image;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Reading;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The images for the network that tells digits from other marks")
class GuardDataTest {
  private static final Dataset MNIST = Datasets.load("mnist").train();

  @Test
  @DisplayName("are of pages: digits, and what wrong cuts leave, all formed, each time the same")
  void pages() {
    List<GuardSample> samples = page(3);
    assertTrue(samples.stream().anyMatch(sample -> sample.label() < GuardData.NO_DIGIT));
    assertTrue(samples.stream().anyMatch(sample -> sample.label() == GuardData.NO_DIGIT));
    samples.forEach(sample -> assertEquals(new Shape(1, 28, 28), sample.image().shape()));
    List<GuardSample> again = page(3);
    assertEquals(samples.size(), again.size());
    for (int i = 0; i < samples.size(); i++) {
      assertEquals(samples.get(i).label(), again.get(i).label());
      assertArrayEquals(samples.get(i).image().pixels(), again.get(i).image().pixels());
    }
  }

  private static List<GuardSample> page(int number) {
    return new GuardPages(MNIST, 55_000, Typefaces.logical()).write(new Dice(7, 0, number));
  }

  @Test
  @DisplayName("train the spec of the file that is in the jar")
  void spec() throws IOException, URISyntaxException {
    NetworkSpec trained =
        Specs.read(
            Path.of(
                Objects.requireNonNull(GuardDataTest.class.getResource("digit-guard.json"))
                    .toURI()));
    try (InputStream file =
        Objects.requireNonNull(DigitReader.class.getResourceAsStream("digit-guard.safetensors"))) {
      assertEquals(trained, ModelFile.read(file, "digit-guard.safetensors").spec());
    }
  }

  /** {@code -Dlenet.pictures=5000} asks for all marks, and prints the figures of decision 0009. */
  @Test
  @DisplayName("that were held back: both networks are sure of the digits, and of few other marks")
  void together() {
    List<Image> digits = IntStream.range(55_000, 60_000).mapToObj(MNIST::image).toList();
    List<Image> marks = GuardData.marksHeldBack(Integer.getInteger("lenet.pictures", 300));
    try (DigitReader reader = DigitReader.open()) {
      List<Reading> read = reader.readFormed(digits);
      long unsure = read.stream().filter(reading -> !reading.sure()).count();
      long wrong =
          IntStream.range(0, read.size())
              .filter(i -> read.get(i).digits().get(0).digit() != MNIST.label(55_000 + i))
              .filter(i -> read.get(i).sure())
              .count();
      long sure = reader.readFormed(marks).stream().filter(Reading::sure).count();
      String figures =
          "%d digits: %d not sure, %d sure and misread; %d other marks: %d sure"
              .formatted(digits.size(), unsure, wrong, marks.size(), sure);
      System.out.println(figures);
      assertTrue(unsure <= 75 && wrong <= 20 && sure <= 0.05 * marks.size(), figures);
    }
  }
}

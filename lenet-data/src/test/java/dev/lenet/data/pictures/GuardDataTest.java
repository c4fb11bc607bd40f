package dev.lenet.data.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.picture.DigitReader;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The images for the network that tells digits from other marks")
class GuardDataTest {
  private static final Dataset MNIST = Datasets.load("mnist").train();

  @Test
  @DisplayName(
      "have from each hand four digits, three pairs, and what wrong cuts leave, all formed")
  void hands() {
    List<GuardHands.Sample> samples = new GuardHands(MNIST, 55_000).write(new Dice(7, 0, 3));
    long digits = samples.stream().filter(sample -> sample.label() < 10).count();
    assertEquals(4, digits);
    assertTrue(samples.size() >= 8 && samples.size() <= 12, () -> samples.size() + " images");
    samples.forEach(sample -> assertEquals(new Shape(1, 28, 28), sample.image().shape()));
    List<GuardHands.Sample> again = new GuardHands(MNIST, 55_000).write(new Dice(7, 0, 3));
    for (int i = 0; i < samples.size(); i++) {
      assertEquals(samples.get(i).label(), again.get(i).label());
      assertArrayEquals(samples.get(i).image().pixels(), again.get(i).image().pixels());
    }
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
}

package dev.lenet.internal.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lenet.api.golden.Golden;
import dev.lenet.api.spec.NetworkSpec;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The augmenter")
class AugmenterTest {
  private static final JsonNode GOLDEN = Golden.read("augmentation");

  /** Positions of some tens of pixels are float32, and neighbours differ by up to 1.275. */
  private static final double TOLERANCE = 1e-5;

  static Stream<JsonNode> cases() {
    return Golden.each(GOLDEN.path("cases"));
  }

  private static NetworkSpec spec(int channels, String augmentation) {
    return Golden.spec(
        """
        "channels": %d, "height": %d, "width": %d, "fit": "pad", "range": [%s, 1.175]
        """
            .formatted(
                channels,
                GOLDEN.path("height").intValue(),
                GOLDEN.path("width").intValue(),
                GOLDEN.path("background")),
        2,
        """
        "optimizer": {"type": "sgd", "learningRate": 1}, "loss": "crossEntropy",
        "batchSize": 1, "epochs": 1, "seed": %d%s
        """
            .formatted(GOLDEN.path("seed").longValue(), augmentation));
  }

  private static Augmenter augmenter(int channels, String augmentation) {
    NetworkSpec spec = spec(channels, ", \"augmentation\": " + augmentation);
    return Objects.requireNonNull(Augmenter.of(spec));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("distorts an input as Python computes")
  void isGolden(JsonNode golden) {
    float[] image = Golden.floats(GOLDEN.path("image"));
    float[] given = image.clone();
    float[] distorted = new float[image.length];
    augmenter(1, golden.path("augmentation").toString())
        .apply(given, distorted, golden.path("epoch").intValue(), golden.path("index").intValue());
    assertArrayEquals(image, given);
    int every = GOLDEN.path("every").intValue();
    Golden.assertClose(Golden.doubles(golden.path("values")), distorted, every, TOLERANCE);
  }

  @Test
  @DisplayName("distorts an image in the same way whatever it did before")
  void remembersNothing() {
    float[] image = Golden.floats(GOLDEN.path("image"));
    String both = "{\"rotate\": 10, \"elastic\": {\"sigma\": 4, \"displacement\": 0.65}}";
    float[] expected = new float[image.length];
    augmenter(1, both).apply(image, expected, 2, 3);
    Augmenter used = augmenter(1, both);
    float[] actual = new float[image.length];
    used.apply(image, actual, 1, 3);
    assertFalse(Arrays.equals(expected, actual), "another epoch, another distortion");
    used.apply(image, actual, 2, 4);
    assertFalse(Arrays.equals(expected, actual), "another image, another distortion");
    used.apply(image, actual, 2, 3);
    assertArrayEquals(expected, actual);
  }

  @Test
  @DisplayName("distorts all channels of an image in the same way")
  void distortsChannelsAlike() {
    float[] image = Golden.floats(GOLDEN.path("image"));
    float[] twice = Arrays.copyOf(image, 2 * image.length);
    System.arraycopy(image, 0, twice, image.length, image.length);
    String affine = "{\"rotate\": 30, \"scale\": 0.2, \"shear\": 0.1, \"shift\": 2}";
    float[] expected = new float[image.length];
    augmenter(1, affine).apply(image, expected, 1, 7);
    float[] actual = new float[twice.length];
    augmenter(2, affine).apply(twice, actual, 1, 7);
    assertArrayEquals(expected, Arrays.copyOf(actual, image.length));
    assertArrayEquals(expected, Arrays.copyOfRange(actual, image.length, twice.length));
  }

  @Test
  @DisplayName("leaves an image as it is if every value is 0, and is absent if none is given")
  void leavesAlone() {
    float[] image = Golden.floats(GOLDEN.path("image"));
    float[] same = new float[image.length];
    augmenter(1, "{}").apply(image, same, 1, 7);
    assertArrayEquals(image, same);
    assertNull(Augmenter.of(spec(1, "")));
  }

  @Test
  @DisplayName("fills in background from outside, however far the image moves")
  void bringsInBackground() {
    float background = GOLDEN.path("background").floatValue();
    float[] ink = new float[32 * 32];
    Arrays.fill(ink, 1);
    float[] distorted = new float[ink.length];
    augmenter(1, "{\"shift\": 32}").apply(ink, distorted, 1, 7);
    // with the draws of the table in docs/semantics.md: 32 * 0.6466681 / 1.5 = 13.8 to the right
    // and 32 * 1.446176 / 1.5 = 30.9 down; 18 x 1 pixels stay inside, another row and column partly
    assertEquals(18, count(distorted, 1));
    assertEquals(32 * 32 - 19 * 2, count(distorted, background));
  }

  private static int count(float[] values, float wanted) {
    int count = 0;
    for (float value : values) {
      count += value == wanted ? 1 : 0;
    }
    return count;
  }
}

package dev.lenet.internal.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.golden.Golden;
import dev.lenet.api.spec.Fit;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.Shape;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The preprocessor")
class PreprocessorTest {
  private static final JsonNode GOLDEN = Golden.read("preprocess");

  static Stream<JsonNode> cases() {
    return Golden.each(GOLDEN.path("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("turns images of many sizes into the inputs that Python computes")
  void isGolden(JsonNode golden) {
    JsonNode image = GOLDEN.path("images").path(golden.path("image").stringValue());
    double[] range = Golden.doubles(golden.path("range"));
    InputSpec input =
        InputSpec.builder(
                new Shape(1, golden.path("height").intValue(), golden.path("width").intValue()))
            .fit(Fit.valueOf(golden.path("fit").stringValue().toUpperCase(Locale.ROOT)))
            .range(range[0], range[1])
            .build();
    Shape shape = new Shape(1, image.path("height").intValue(), image.path("width").intValue());
    float[] values = new float[input.shape().size()];
    new Preprocessor(input, shape).apply(bytes(Golden.ints(image.path("pixels"))), values, 0);
    int every = golden.path("every").intValue();
    Golden.assertClose(Golden.doubles(golden.path("values")), values, every, 3e-7);
  }

  private static byte[] bytes(int... pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return bytes;
  }

  @Test
  @DisplayName("treats all channels in the same way, and writes at the given place")
  void treatsChannelsAlike() {
    InputSpec input = InputSpec.builder(new Shape(2, 1, 3)).fit(Fit.PAD).range(-1, 1).build();
    Preprocessor preprocessor = new Preprocessor(input, new Shape(2, 1, 1));
    float[] target = {7, 7, 7, 7, 7, 7, 7, 7};
    preprocessor.apply(bytes(255, 0), target, 1);
    assertArrayEquals(new float[] {7, -1, 1, -1, -1, -1, -1, 7}, target);
    assertEquals(-1, preprocessor.background());
    assertEquals(new Shape(2, 1, 1), preprocessor.imageShape());
  }

  @Test
  @DisplayName("stretches rows and columns each by their own factor, in every channel")
  void stretchesAxesApart() {
    InputSpec input = InputSpec.builder(new Shape(2, 1, 4)).fit(Fit.RESIZE).build();
    float[] target = new float[8];
    new Preprocessor(input, new Shape(2, 2, 2))
        .apply(bytes(0, 255, 0, 255, 255, 255, 0, 0), target, 0);
    assertArrayEquals(new float[] {0, 0.25f, 0.75f, 1, 0.5f, 0.5f, 0.5f, 0.5f}, target, 1e-7f);
  }

  @Test
  @DisplayName("copies an image of the input's own size, whichever way it is made to fit")
  void copiesWhatFits() {
    byte[] pixels = bytes(0, 51, 102, 255);
    for (Fit fit : Fit.values()) {
      float[] target = new float[4];
      new Preprocessor(InputSpec.builder(new Shape(1, 2, 2)).fit(fit).build(), new Shape(1, 2, 2))
          .apply(pixels, target, 0);
      assertArrayEquals(new float[] {0, 0.2f, 0.4f, 1}, target, 1e-7f, fit.name());
    }
  }

  @Test
  @DisplayName("takes a range that falls from background to ink")
  void takesFallingRange() {
    InputSpec input = InputSpec.builder(new Shape(1, 1, 3)).fit(Fit.PAD).range(1, 0).build();
    float[] target = new float[3];
    new Preprocessor(input, new Shape(1, 1, 1)).apply(bytes(255), target, 0);
    assertArrayEquals(new float[] {1, 0, 1}, target);
  }

  @Test
  @DisplayName("refuses images of other channels, and images too large to pad")
  void refuses() {
    InputSpec padded = InputSpec.builder(new Shape(1, 4, 3)).fit(Fit.PAD).build();
    for (Shape shape : new Shape[] {new Shape(3, 4, 3), new Shape(1, 5, 3), new Shape(1, 4, 4)}) {
      var e = assertThrows(DataException.class, () -> new Preprocessor(padded, shape));
      assertEquals(ErrorCode.DATA_MISMATCH, e.code());
      assertTrue(e.toString().contains(shape.toString()), e.toString());
    }
  }
}

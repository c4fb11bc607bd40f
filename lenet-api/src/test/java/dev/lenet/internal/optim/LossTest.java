package dev.lenet.internal.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.golden.Golden;
import dev.lenet.api.spec.TrainingSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A loss")
class LossTest {
  private static final JsonNode GOLDEN = Golden.read("loss");
  private static final int CLASSES = 3;
  private static final int ROWS = GOLDEN.path("labels").size();

  private final float[] logits = logits();

  private static float[] logits() {
    float[] logits = new float[ROWS * CLASSES];
    for (int row = 0; row < ROWS; row++) {
      float[] values = Golden.floats(GOLDEN.path("logits").path(row));
      System.arraycopy(values, 0, logits, row * CLASSES, CLASSES);
    }
    return logits;
  }

  private static int label(int row) {
    return GOLDEN.path("labels").path(row).intValue();
  }

  static Stream<JsonNode> cases() {
    return Golden.each(GOLDEN.path("losses"));
  }

  private static Loss loss(JsonNode golden) {
    TrainingSpec.Builder training = TrainingSpec.builder();
    if (golden.has("j")) {
      training.loss(TrainingSpec.Loss.MAXIMUM_POSTERIOR).j(golden.path("j").doubleValue());
    }
    return Loss.of(training.build());
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("is the one that Python computes, of huge logits too")
  void isGolden(JsonNode golden) {
    double[] expected = Golden.doubles(golden.path("lossOfFirstRows"));
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += loss(golden).of(logits, row * CLASSES, CLASSES, label(row));
      double tolerance = 1e-9 * Math.max(1, expected[row]);
      assertEquals(expected[row], sum / (row + 1), tolerance, "rows " + (row + 1));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("has the gradients that Python computes, whatever the number of rows")
  void gradientsAreGolden(JsonNode golden) {
    float[] gradient = new float[logits.length + 2];
    for (int rows = 1; rows <= ROWS; rows++) {
      gradient[rows * CLASSES] = 7;
      loss(golden).gradient(logits, rows, CLASSES, LossTest::label, gradient);
      double[] expected = Golden.doubles(golden.path("gradientOfFirstRows").path(rows - 1));
      assertEquals(rows * CLASSES, expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], gradient[i], 1e-7, "value " + i + " of " + rows + " rows");
      }
      assertEquals(7, gradient[rows * CLASSES]);
    }
    assertArrayEquals(logits(), logits);
  }

  @Test
  @DisplayName("takes each label as often as the network believes in it, or none")
  void believes() {
    float[] thirds = {0, 0, 0};
    Loss two = Loss.of(TrainingSpec.builder().build());
    Loss three =
        Loss.of(TrainingSpec.builder().loss(TrainingSpec.Loss.MAXIMUM_POSTERIOR).j(1e-9).build());
    assertEquals(0, believed(two, thirds, 2, 0));
    assertEquals(0, believed(two, thirds, 2, 0.499));
    assertEquals(1, believed(two, thirds, 2, 0.501));
    assertEquals(1, believed(two, thirds, 2, Math.nextDown(1.0)));
    assertEquals(0, believed(three, thirds, 2, 0.332));
    assertEquals(1, believed(three, thirds, 2, 0.665));
    assertEquals(-1, believed(three, thirds, 2, 0.668));
  }

  /** The class whose gradient is negative; -1 if there is none. */
  private static int believed(Loss loss, float[] logits, int classes, double draw) {
    float[] gradient = new float[classes];
    boolean isClass = loss.believedGradient(logits, classes, draw, gradient);
    for (int label = 0; label < classes; label++) {
      if (gradient[label] < 0) {
        assertTrue(isClass);
        return label;
      }
    }
    assertFalse(isClass);
    return -1;
  }
}

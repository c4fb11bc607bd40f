package dev.lenet.internal.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.golden.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Softmax and cross-entropy")
class SoftmaxTest {
  private static final int CLASSES = 3;
  private static final JsonNode GOLDEN = Golden.read("loss");

  private final int[] labels = Golden.ints(GOLDEN.path("labels"));
  private final float[] logits = new float[labels.length * CLASSES];

  @BeforeEach
  void layRowBehindRow() {
    for (int row = 0; row < labels.length; row++) {
      float[] values = Golden.floats(GOLDEN.path("logits").path(row));
      System.arraycopy(values, 0, logits, row * CLASSES, CLASSES);
    }
  }

  @Test
  @DisplayName("give the probabilities that Python computes, of huge logits too")
  void probabilitiesAreGolden() {
    Softmax.toProbabilities(logits, labels.length, CLASSES);
    for (int i = 0; i < logits.length; i++) {
      JsonNode row = GOLDEN.path("probabilities").path(i / CLASSES);
      assertEquals(row.path(i % CLASSES).doubleValue(), logits[i], 1e-7, "value " + i);
    }
  }

  @Test
  @DisplayName("leave rows beyond the given number alone")
  void leaveOtherRowsAlone() {
    float third = logits[2 * CLASSES];
    Softmax.toProbabilities(logits, 2, CLASSES);
    assertEquals(third, logits[2 * CLASSES]);
  }

  @Test
  @DisplayName("take the largest value of a row, of equal ones the first")
  void takeTheLargest() {
    float[] values = {9, 1, 3, 2, 3, 9};
    assertEquals(1, Softmax.argMax(values, 1, 4));
    assertEquals(0, Softmax.argMax(values, 0, 6));
    assertEquals(0, Softmax.argMax(new float[] {-1, -2}, 0, 2));
  }
}

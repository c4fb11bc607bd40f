package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A prediction")
class PredictionNameTest {
  private static final float[] PROBABILITIES = {0.25f, 0.75f};

  @Test
  @DisplayName("has the name of its class")
  void hasAName() {
    Prediction prediction = new Prediction(PROBABILITIES, List.of("shirt", "bag"));
    assertEquals(1, prediction.label());
    assertEquals("bag", prediction.name());
    assertEquals("bag [0.25, 0.75]", prediction.toString());
  }

  @Test
  @DisplayName("has the number of its class as name if classes have no names")
  void hasANumber() {
    assertEquals("1", new Prediction(PROBABILITIES, List.of()).name());
  }

  @Test
  @DisplayName("needs a name for each class, or no names")
  void refusesOtherNumbers() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new Prediction(PROBABILITIES, List.of("shirt")));
    assertEquals("2 probabilities cannot have 1 class names", e.getMessage());
  }
}

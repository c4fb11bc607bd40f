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
  @DisplayName("has its class's number as name where classes have none")
  void hasANumber() {
    assertEquals("1", new Prediction(PROBABILITIES, List.of()).name());
  }

  @Test
  @DisplayName("takes one name for each class or none at all")
  void refusesOtherNumbers() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new Prediction(PROBABILITIES, List.of("shirt")));
    assertEquals("2 probabilities cannot have 1 class names", e.getMessage());
  }
}

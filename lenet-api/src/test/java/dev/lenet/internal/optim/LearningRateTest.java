package dev.lenet.internal.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.golden.Golden;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.ScheduleSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The learning rate")
class LearningRateTest {
  static Stream<JsonNode> cases() {
    return Golden.each(Golden.read("schedule").path("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("of every step is the one that Python computes")
  void isGolden(JsonNode golden) {
    LearningRate rate =
        new LearningRate(
            schedule(golden.path("schedule")),
            golden.path("learningRate").doubleValue(),
            golden.path("batchesPerEpoch").intValue(),
            golden.path("epochs").intValue());
    double[] expected = Golden.doubles(golden.path("rates"));
    for (int step = 0; step < expected.length; step++) {
      assertEquals(expected[step], rate.at(step), 1e-12, "step " + step);
    }
  }

  private static ScheduleSpec schedule(JsonNode schedule) {
    NetworkSpec spec =
        Golden.spec(
            "\"channels\": 1, \"height\": 1, \"width\": 1, \"fit\": \"pad\", \"range\": [0, 1]",
            2,
            """
            "optimizer": {"type": "sgd", "learningRate": 1}, "loss": "crossEntropy",
            "batchSize": 1, "epochs": 1, "schedule": %s
            """
                .formatted(schedule));
    return spec.training().schedule();
  }

  @Test
  @DisplayName("rises to the end if the warm-up, rounded, is the whole run")
  void warmsUpToTheEnd() {
    LearningRate rate = new LearningRate(ScheduleSpec.cosine(0.99, 0), 1, 10, 1);
    assertEquals(0, rate.at(0));
    assertEquals(0.5, rate.at(5));
    assertEquals(0.9, rate.at(9));
  }

  @Test
  @DisplayName("of a cosine ends near its final fraction, and stays there if it is 1")
  void endsAtTheFinalFraction() {
    LearningRate down = new LearningRate(ScheduleSpec.cosine(0, 0.1), 0.5, 100, 100);
    assertEquals(0.05, down.at(9_999), 1e-7);
    LearningRate level = new LearningRate(ScheduleSpec.cosine(0, 1), 0.5, 3, 2);
    assertEquals(0.5, level.at(4));
  }

  @Test
  @DisplayName("counts more steps than an int holds")
  void countsManySteps() {
    int batches = 1 << 20;
    int epochs = 1 << 12;
    LearningRate rate = new LearningRate(ScheduleSpec.cosine(0, 0), 1, batches, epochs);
    assertEquals(0.5, rate.at((long) batches * epochs / 2), 1e-12);
  }
}

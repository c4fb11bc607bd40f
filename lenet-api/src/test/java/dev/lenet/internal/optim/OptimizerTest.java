package dev.lenet.internal.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lenet.api.golden.Golden;
import dev.lenet.api.spec.OptimizerSpec;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("An optimizer")
class OptimizerTest {
  private static final JsonNode GOLDEN = Golden.read("optimizers");
  private static final double TOLERANCE = 4e-7;

  static Stream<JsonNode> cases() {
    return Golden.each(GOLDEN.path("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("moves weights step by step as Python computes, and leaves the gradient alone")
  void isGolden(JsonNode golden) {
    float[] weights = Golden.floats(GOLDEN.path("weights"));
    Optimizer optimizer = Optimizer.of(spec(golden.path("optimizer")), weights.length);
    if (optimizer instanceof Sdlm sdlm) {
      sdlm.setCurvature(Golden.floats(GOLDEN.path("curvature")));
    }
    double[] rates = Golden.doubles(GOLDEN.path("rates"));
    for (int step = 0; step < rates.length; step++) {
      float[] gradient = Golden.floats(GOLDEN.path("gradients").path(step));
      float[] given = gradient.clone();
      optimizer.step(weights, given, rates[step]);
      assertArrayEquals(gradient, given);
      double[] expected = Golden.doubles(golden.path("after").path(step));
      Golden.assertClose(expected, weights, 1, TOLERANCE);
    }
  }

  private static OptimizerSpec spec(JsonNode optimizer) {
    return Golden.spec(
            "\"channels\": 1, \"height\": 1, \"width\": 1, \"fit\": \"pad\", \"range\": [0, 1]",
            2,
            """
            "optimizer": %s, "loss": "crossEntropy", "batchSize": 1, "epochs": 1
            """
                .formatted(optimizer))
        .training()
        .optimizer();
  }

  static Stream<OptimizerSpec> everyKind() {
    return Stream.of(
        OptimizerSpec.sgd(0.1).momentum(0.9).weightDecay(0.01).build(),
        OptimizerSpec.adam(0.1).weightDecay(0.01).build(),
        OptimizerSpec.adamW(0.1).build(),
        OptimizerSpec.sdlm(0.1).weightDecay(0.01).build());
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  @DisplayName("treats a weight in the same way at any place in an array of any length")
  void treatsPlacesAlike(OptimizerSpec spec) {
    int size = 61_706;
    float[] many = new float[size];
    float[] gradients = new float[size];
    Optimizer ofMany = Optimizer.of(spec, size);
    float[] one = new float[1];
    Optimizer ofOne = Optimizer.of(spec, 1);
    for (int step = 1; step <= 4; step++) {
      Arrays.fill(gradients, 0.5f / step);
      ofMany.step(many, gradients, 0.1);
      ofOne.step(one, new float[] {0.5f / step}, 0.1);
    }
    for (float weight : many) {
      assertArrayEquals(one, new float[] {weight});
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  @DisplayName("at rate 0 changes nothing")
  void restsAtRateZero(OptimizerSpec spec) {
    float[] weights = {0.5f, -2};
    Optimizer.of(spec, 2).step(weights, new float[] {1, -1}, 0);
    assertArrayEquals(new float[] {0.5f, -2}, weights);
  }

  @Test
  @DisplayName("of Adam's kind stays finite without any gradient")
  void staysFiniteWithoutGradient() {
    float[] weights = {0.5f};
    Optimizer adam = Optimizer.of(OptimizerSpec.adam(0.1).betas(0, 0).build(), 1);
    for (int step = 0; step < 3; step++) {
      adam.step(weights, new float[1], 0.1);
    }
    assertArrayEquals(new float[] {0.5f}, weights);
  }
}

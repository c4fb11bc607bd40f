package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.Bitmaps;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.backend.java.JavaBackendProvider;
import dev.lenet.internal.engine.OpenEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two networks whose loss has second derivatives that do not depend on the labels: there the
 * Gauss-Newton matrix is the matrix of second derivatives.
 */
@DisplayName("The curvature of each weight")
class CurvatureTest {
  private static final int PATTERNS = 20_000;
  private static final int INPUTS = 4;
  private static final double STEP = 1e-3;
  private static final Dataset DATA = data();

  private static Dataset data() {
    byte[] pixels = new byte[3 * INPUTS];
    new Random(1).nextBytes(pixels);
    return Dataset.of("three", new Shape(1, 2, 2), 10, pixels, new byte[3]);
  }

  private static NetworkSpec network(TrainingSpec.Builder training, LayerSpec... layers) {
    return NetworkSpec.builder("small")
        .input(InputSpec.builder(new Shape(1, 2, 2)).range(-1, 1).build())
        .layers(List.of(layers))
        .training(training.optimizer(OptimizerSpec.sdlm(1).patterns(PATTERNS).build()).build())
        .build();
  }

  private static float[] estimate(NetworkSpec spec, int epoch) {
    float[] weights = Weights.initial(spec).toArray();
    try (OpenEngine engine = new OpenEngine("java", new JavaBackendProvider().open());
        Replicas replicas = new Replicas(engine, spec, 1, 1)) {
      return new Curvature(spec, DATA).estimate(replicas, weights, epoch);
    }
  }

  @Test
  @DisplayName("is the second derivative of the cross-entropy by it")
  void isThatOfTheCrossEntropy() {
    LayerSpec output = LayerSpec.dense("o", 10).activation(Activation.SOFTMAX).build();
    assertCurvature(network(TrainingSpec.builder(), output), CurvatureTest::logSum);
  }

  @Test
  @DisplayName("is that of the paper's loss, whether the network believes in a digit or in none")
  void isThatOfMaximumPosterior() {
    for (double j : new double[] {1, 85, 200}) {
      NetworkSpec spec =
          network(
              TrainingSpec.builder().loss(TrainingSpec.Loss.MAXIMUM_POSTERIOR).j(j),
              LayerSpec.dense("f", 84).build(),
              LayerSpec.rbf("o", Bitmaps.ASCII_7X12).build());
      assertCurvature(spec, outputs -> distance(outputs, 0) + logSum(negative(outputs, j)));
    }
  }

  private static double distance(double[] outputs, int label) {
    float[] code = Bitmaps.ASCII_7X12.code(label);
    return IntStream.range(0, code.length)
        .mapToDouble(i -> Math.pow(outputs[i] - code[i], 2))
        .sum();
  }

  private static double[] negative(double[] outputs, double j) {
    return DoubleStream.concat(
            IntStream.range(0, 10).mapToDouble(label -> -distance(outputs, label)),
            DoubleStream.of(-j))
        .toArray();
  }

  private static double logSum(double[] logits) {
    double most = Arrays.stream(logits).max().orElseThrow();
    return most + Math.log(Arrays.stream(logits).map(logit -> Math.exp(logit - most)).sum());
  }

  private interface LossOfOutputs {
    double of(double[] outputs);
  }

  /** Of a network with one layer of weights, whose outputs are the loss's. */
  private static void assertCurvature(NetworkSpec spec, LossOfOutputs loss) {
    float[] weights = Weights.initial(spec).toArray();
    int units = weights.length / (INPUTS + 1);
    double[] expected = new double[weights.length];
    for (int image = 0; image < DATA.size(); image++) {
      double[] inputs = inputs(image);
      double[] outputs = new double[units];
      for (int unit = 0; unit < units; unit++) {
        for (int i = 0; i < INPUTS; i++) {
          outputs[unit] += weights[unit * INPUTS + i] * inputs[i];
        }
      }
      for (int unit = 0; unit < units; unit++) {
        int at = unit;
        double second = second(step -> loss.of(moved(outputs, at, step))) / DATA.size();
        for (int i = 0; i < INPUTS; i++) {
          expected[unit * INPUTS + i] += second * inputs[i] * inputs[i];
        }
        expected[units * INPUTS + unit] += second;
      }
    }
    float[] actual = estimate(spec, 1);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 0.2 * expected[i] + 1e-3, "weight " + i);
    }
  }

  private static double[] inputs(int image) {
    byte[] pixels = DATA.image(image).pixels();
    return IntStream.range(0, INPUTS)
        .mapToDouble(i -> Byte.toUnsignedInt(pixels[i]) / 127.5 - 1)
        .toArray();
  }

  private static double[] moved(double[] values, int at, double step) {
    double[] moved = values.clone();
    moved[at] += step;
    return moved;
  }

  private static double second(DoubleUnaryOperator f) {
    return (f.applyAsDouble(STEP) - 2 * f.applyAsDouble(0) + f.applyAsDouble(-STEP)) / STEP / STEP;
  }

  @Test
  @DisplayName("is drawn anew in each epoch, and the same again for the same one")
  void dependsOnTheEpoch() {
    LayerSpec output = LayerSpec.dense("o", 10).activation(Activation.SOFTMAX).build();
    NetworkSpec spec = network(TrainingSpec.builder(), output);
    assertArrayEquals(estimate(spec, 1), estimate(spec, 1));
    assertFalse(Arrays.equals(estimate(spec, 1), estimate(spec, 2)));
  }
}

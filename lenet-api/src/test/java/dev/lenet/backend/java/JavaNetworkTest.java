package dev.lenet.backend.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.weights.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The built-in engine's network")
class JavaNetworkTest {
  /** More than eight blocks of 32, which is what a network keeps for the way back. */
  private static final int ROWS = 300;

  private static final NetworkSpec SPEC = Specs.recipe("lenet5");
  private static final NetworkPlan PLAN = NetworkPlan.of(SPEC);
  private static final int INPUT = PLAN.input().size();
  private static final int OUTPUT = PLAN.output().size();

  private final FloatBuffer inputs =
      ByteBuffer.allocateDirect(ROWS * INPUT * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
  private final float[] errors = new float[ROWS * OUTPUT];

  JavaNetworkTest() {
    Random random = new Random(1);
    for (int i = 0; i < inputs.capacity(); i++) {
      inputs.put(i, random.nextFloat());
    }
    for (int i = 0; i < errors.length; i++) {
      errors[i] = (float) random.nextGaussian();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 33, 256, 257, ROWS})
  @DisplayName("sums the gradients of single rows, however many blocks they fill")
  void sumsGradients(int rows) {
    double[] expected = new double[PLAN.weightCount()];
    double largest = 0;
    try (Network network = network()) {
      for (int row = 0; row < rows; row++) {
        float[] one = gradient(network, row, row + 1);
        for (int i = 0; i < one.length; i++) {
          expected[i] += one[i];
          largest = Math.max(largest, Math.abs(expected[i]));
        }
      }
      float[] all = gradient(network, 0, rows);
      for (int i = 0; i < all.length; i++) {
        assertEquals(expected[i], all[i], 1e-5 * largest, "weight " + i);
      }
    }
  }

  @Test
  @DisplayName("gives each row the same bits in blocks of any size")
  void givesTheSameBits() {
    try (Network network = network()) {
      float[] all = outputs(network, 0, ROWS);
      for (int rows = 1; rows <= 40; rows++) {
        assertArrayEquals(
            Arrays.copyOfRange(all, 0, rows * OUTPUT), outputs(network, 0, rows), "rows " + rows);
      }
    }
  }

  private static Network network() {
    Network network = new JavaNetwork(PLAN);
    network.setWeights(Weights.initial(SPEC).toArray());
    return network;
  }

  private float[] outputs(Network network, int from, int to) {
    float[] outputs = new float[(to - from) * OUTPUT];
    network.outputs(inputs.slice(from * INPUT, (to - from) * INPUT), to - from, outputs);
    return outputs;
  }

  private float[] gradient(Network network, int from, int to) {
    float[] gradient = new float[PLAN.weightCount()];
    float[] some = Arrays.copyOfRange(errors, from * OUTPUT, to * OUTPUT);
    network.gradient(
        inputs.slice(from * INPUT, (to - from) * INPUT),
        to - from,
        new float[(to - from) * OUTPUT],
        outputs -> some,
        gradient);
    return gradient;
  }
}

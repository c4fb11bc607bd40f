package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.conformance.RandomSpecs;
import dev.lenet.conformance.loops.PlainNetwork;
import dev.lenet.conformance.loops.PlainSpecNetwork;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plain loops")
class PlainNetworkTest {
  private static final double STEP = 1e-5;

  @Test
  @DisplayName("give for random networks the gradient along which the loss changes")
  void givesTheSlopeOfTheLoss() {
    int compared = 0;
    for (int number = 0; number < 300; number++) {
      compared += compare(RandomSpecs.spec(number), new SplittableRandom(number)) ? 1 : 0;
    }
    assertTrue(compared > 150, "only " + compared + " gradients were far enough from a kink");
  }

  /** Along a random direction; whether no kink was near. */
  private static boolean compare(NetworkSpec spec, SplittableRandom random) {
    PlainSpecNetwork network = new PlainSpecNetwork(spec);
    FloatBuffer input = FloatBuffer.allocate(spec.input().shape().size());
    for (int i = 0; i < input.capacity(); i++) {
      input.put(i, (float) random.nextDouble(-1, 1));
    }
    float[] weights = Weights.initial(spec).toArray();
    float[] before = weights.clone();
    float[] after = weights.clone();
    for (int i = 0; i < weights.length; i++) {
      double step = random.nextDouble(-STEP, STEP);
      before[i] = (float) (weights[i] - step);
      after[i] = (float) (weights[i] + step);
    }
    int label = random.nextInt(spec.classes());
    double[] gradient = new double[weights.length];
    network.setWeights(weights);
    double[] errors = PlainNetwork.crossEntropyGradient(network.logits(input, 0), label);
    boolean smooth = network.margin() > 1000 * STEP;
    network.addGradient(errors, gradient);
    double expected = loss(network, after, input, label) - loss(network, before, input, label);
    double actual = 0;
    for (int i = 0; i < gradient.length; i++) {
      actual += gradient[i] * ((double) after[i] - before[i]);
    }
    if (smooth) {
      assertEquals(expected, actual, 1e-3 * STEP + 1e-3 * Math.abs(expected), spec::toString);
    }
    return smooth;
  }

  private static double loss(
      PlainSpecNetwork network, float[] weights, FloatBuffer input, int label) {
    network.setWeights(weights);
    return -Math.log(PlainNetwork.probabilities(network.logits(input, 0))[label]);
  }
}

package dev.lenet.conformance;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.conformance.loops.PlainNetwork;
import dev.lenet.conformance.loops.PlainSpecNetwork;
import java.util.SplittableRandom;

/** Random weights, inputs and labels of a network, and what plain loops make of them. */
final class PlainPass {
  private static final double LARGEST_BIAS = 0.1;

  /**
   * Nearer than this to a kink of relu, or to equal values in max pooling, float32 and float64 may
   * take different sides.
   */
  private static final double NEAR = 2e-5;

  private static final int DRAWS = 5;

  private final NetworkSpec spec;
  private final float[] weights;
  private final Rows batch;

  private final double[] logits;
  private final double[] probabilities;
  private final double[] gradient;

  /** That of the row with the smallest. */
  private double margin = Double.POSITIVE_INFINITY;

  private PlainPass(NetworkSpec spec, float[] weights, Rows batch) {
    this.spec = spec;
    this.weights = weights;
    this.batch = batch;
    this.logits = new double[batch.count() * spec.classes()];
    this.probabilities = new double[logits.length];
    this.gradient = new double[weights.length];
    compute();
  }

  /** Draws until the gradient does not jump nearby, a few times at most. */
  static PlainPass draw(NetworkSpec spec, int rows, SplittableRandom random) {
    PlainPass pass = new PlainPass(spec, weights(spec, random), batch(spec, rows, random));
    for (int draw = 1; draw < DRAWS && !pass.isSmooth(); draw++) {
      pass = new PlainPass(spec, weights(spec, random), batch(spec, rows, random));
    }
    return pass;
  }

  /** The same network with the first row alone. */
  PlainPass ofFirstRow() {
    return new PlainPass(spec, weights, batch.range(0, 1));
  }

  /** Initial weights, and biases other than 0, which some initializers give. */
  private static float[] weights(NetworkSpec spec, SplittableRandom random) {
    float[] weights = Weights.initial(Samples.withSeed(spec, random.nextLong())).toArray();
    spec.parameters().stream()
        .filter(parameter -> parameter.isBias())
        .forEach(
            bias -> {
              for (int n = 0; n < bias.size(); n++) {
                weights[bias.offset() + n] = (float) ((2 * random.nextDouble() - 1) * LARGEST_BIAS);
              }
            });
    return weights;
  }

  private static Rows batch(NetworkSpec spec, int rows, SplittableRandom random) {
    float[] values = new float[rows * spec.input().shape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(spec.classes());
    }
    return Rows.of(values, labels, spec.classes());
  }

  private void compute() {
    PlainSpecNetwork network = new PlainSpecNetwork(spec);
    network.setWeights(weights);
    int classes = spec.classes();
    for (int row = 0; row < batch.count(); row++) {
      double[] last =
          network.logits(batch.inputs(), batch.inputs().position() + row * batch.inputSize());
      System.arraycopy(last, 0, logits, row * classes, classes);
      System.arraycopy(PlainNetwork.probabilities(last), 0, probabilities, row * classes, classes);
      margin = Math.min(margin, network.margin());
      network.addGradient(PlainNetwork.crossEntropyGradient(last, batch.label(row)), gradient);
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= batch.count();
    }
  }

  /** {@code rows x classes}. */
  double[] logits() {
    return logits;
  }

  /** {@code rows x classes}. */
  double[] probabilities() {
    return probabilities;
  }

  /** That of the mean loss over the rows. */
  double[] gradient() {
    return gradient;
  }

  /** Whether float32 and float64 are on the same side of every kink. */
  boolean isSmooth() {
    return margin > NEAR;
  }

  NetworkSpec spec() {
    return spec;
  }

  float[] weights() {
    return weights.clone();
  }

  Rows batch() {
    return batch;
  }
}

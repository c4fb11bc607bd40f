package dev.lenet.reference;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.conformance.loops.Formulas;
import dev.lenet.conformance.loops.PlainNetwork;
import dev.lenet.internal.batch.Batch;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** A network of plain loops as a backend has it. */
final class ReferenceNetwork implements Network {
  private final PlainNetwork network;
  private final int inputSize;
  private final int classes;
  private final double[] sum;

  ReferenceNetwork(NetworkSpec spec, Formulas formulas) {
    this.network = new PlainNetwork(spec, formulas);
    this.inputSize = spec.input().shape().size();
    this.classes = spec.classes();
    this.sum = new double[spec.parameterCount()];
  }

  @Override
  public void setWeights(float[] weights) {
    network.setWeights(weights);
  }

  @Override
  public void logits(FloatBuffer inputs, int rows, float[] logits) {
    for (int row = 0; row < rows; row++) {
      forward(inputs, inputs.position(), row, logits);
    }
  }

  @Override
  public void gradient(Batch batch, float[] logits, float[] gradient) {
    Arrays.fill(sum, 0);
    for (int row = 0; row < batch.rows(); row++) {
      forward(batch.inputs(), 0, row, logits);
      network.addGradient(batch.label(row), sum);
    }
    for (int i = 0; i < sum.length; i++) {
      gradient[i] = (float) (sum[i] / batch.rows());
    }
  }

  private void forward(FloatBuffer inputs, int start, int row, float[] logits) {
    double[] last = network.logits(inputs, start + row * inputSize);
    for (int o = 0; o < classes; o++) {
      logits[row * classes + o] = (float) last[o];
    }
  }

  @Override
  public void close() {
    // plain arrays: the collector releases them
  }
}

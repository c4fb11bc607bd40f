package dev.lenet.reference;

import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.conformance.loops.Formulas;
import dev.lenet.conformance.loops.PlainNetwork;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** A network of plain loops as an engine has it. */
final class ReferenceNetwork implements Network {
  private final PlainNetwork network;
  private final int inputSize;
  private final int outputSize;
  private final double[] sum;

  ReferenceNetwork(NetworkPlan plan, Formulas formulas) {
    this.network = new PlainNetwork(plan, formulas);
    this.inputSize = plan.input().size();
    this.outputSize = plan.output().size();
    this.sum = new double[plan.weightCount()];
  }

  @Override
  public void setWeights(float[] weights) {
    network.setWeights(weights);
  }

  @Override
  public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
    for (int row = 0; row < rows; row++) {
      double[] last = forward(inputs, row);
      for (int o = 0; o < outputSize; o++) {
        outputs[row * outputSize + o] = (float) last[o];
      }
    }
  }

  @Override
  public void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
    outputs(inputs, rows, outputs);
    float[] errors = loss.gradient(outputs);
    Arrays.fill(sum, 0);
    double[] error = new double[outputSize];
    for (int row = 0; row < rows; row++) {
      forward(inputs, row); // again: the loops keep the values of one row
      for (int o = 0; o < outputSize; o++) {
        error[o] = errors[row * outputSize + o];
      }
      network.addGradient(error, sum);
    }
    for (int i = 0; i < sum.length; i++) {
      gradient[i] = (float) sum[i];
    }
  }

  private double[] forward(FloatBuffer inputs, int row) {
    return network.outputs(inputs, inputs.position() + row * inputSize);
  }

  @Override
  public void close() {
    // plain arrays: the collector releases them
  }
}

package dev.lenet.conformance.loops;

import dev.lenet.api.spi.NetworkPlan.Step;

/** A product of a matrix and a vector: each output sums all inputs. */
record FullConnection(Step step) implements Layer {
  @Override
  public void forward(double[] in, double[] weights, double[] out) {
    for (int unit = 0; unit < out.length; unit++) {
      double bias = weights[step.biasOffset() + unit];
      out[unit] = bias + Products.sum(weights, row(unit, in.length), in, in.length);
    }
  }

  @Override
  public void backward(
      double[] in,
      double[] out,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient) {
    for (int unit = 0; unit < out.length; unit++) {
      int row = row(unit, in.length);
      weightGradient[step.biasOffset() + unit] += outGradient[unit];
      Products.add(outGradient[unit], in, 0, weightGradient, row, in.length);
      Products.add(outGradient[unit], weights, row, inGradient, 0, in.length);
    }
  }

  private int row(int unit, int inputs) {
    return step.weightOffset() + unit * inputs;
  }
}

package dev.lenet.conformance.loops;

import dev.lenet.api.spi.NetworkPlan.Step;

/** A function of each value alone: a scaling or an activation. */
record Pointwise(Step step, Formulas formulas) implements Layer {
  @Override
  public void forward(double[] in, double[] weights, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = formulas.value(step, in[i]);
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
    for (int i = 0; i < out.length; i++) {
      inGradient[i] += outGradient[i] * formulas.slope(step, out[i]);
    }
  }
}

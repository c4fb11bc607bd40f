package dev.lenet.reference;

import dev.lenet.conformance.loops.Layer;

/** The arithmetic of a step, to be made wrong in one place. */
class WrongLayer implements Layer {
  private final Layer right;

  WrongLayer(Layer right) {
    this.right = right;
  }

  @Override
  public void forward(double[] in, double[] weights, double[] out) {
    right.forward(in, weights, out);
  }

  @Override
  public void backward(
      double[] in,
      double[] out,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient) {
    right.backward(in, out, weights, outGradient, weightGradient, inGradient);
  }
}

package dev.lenet.conformance.loops;

/** A dense layer: each unit sums all inputs. */
record FullConnection(int inputs, int units, int offset) implements Layer {
  @Override
  public void forward(double[] in, double[] weights, double[] out) {
    for (int unit = 0; unit < units; unit++) {
      out[unit] = weights[bias(unit)] + Products.sum(weights, offset + unit * inputs, in, inputs);
    }
  }

  @Override
  public void backward(
      double[] in,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient) {
    for (int unit = 0; unit < units; unit++) {
      double gradient = outGradient[unit];
      weightGradient[bias(unit)] += gradient;
      Products.add(gradient, in, 0, weightGradient, offset + unit * inputs, inputs);
      Products.add(gradient, weights, offset + unit * inputs, inGradient, 0, inputs);
    }
  }

  private int bias(int unit) {
    return offset + units * inputs + unit;
  }
}

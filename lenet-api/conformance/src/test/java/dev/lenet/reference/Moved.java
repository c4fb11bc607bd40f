package dev.lenet.reference;

import dev.lenet.api.spec.Shape;
import dev.lenet.conformance.loops.Layer;

/** A step that sees its input moved up and to the left; zeros come in from below and right. */
record Moved(Layer right, Shape in, int down, int across) implements Layer {
  @Override
  public void forward(double[] input, double[] weights, double[] out) {
    right.forward(moved(input), weights, out);
  }

  @Override
  public void backward(
      double[] input,
      double[] out,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient) {
    right.backward(moved(input), out, weights, outGradient, weightGradient, inGradient);
  }

  private double[] moved(double[] input) {
    double[] moved = new double[input.length];
    for (int i = 0; i < input.length; i++) {
      int x = i % in.width() + across;
      int y = i / in.width() % in.height() + down;
      if (x < in.width() && y < in.height()) {
        moved[i] = input[i + down * in.width() + across];
      }
    }
    return moved;
  }
}

package dev.lenet.conformance.loops;

import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.Shape;

/** What a network is computed with; a wrong backend gets one of them wrong. */
public class Formulas {
  /**
   * A layer without its activation.
   *
   * @param offset of its weights in the flat array; its biases follow them
   */
  public Layer layer(LayerSpec spec, Shape in, int offset) {
    return switch (spec.type()) {
      case CONV2D -> new Convolution(spec, in, offset);
      case AVG_POOL2D -> new AveragePooling(new Windows(in, spec.kernel(), spec.stride()));
      case MAX_POOL2D -> new MaxPooling(new Windows(in, spec.kernel(), spec.stride()));
      case DENSE -> new FullConnection(in.size(), spec.units(), offset);
    };
  }

  /** The activation at x. The last layer's softmax belongs to the loss. */
  public double value(Activation activation, double x) {
    return switch (activation) {
      case TANH -> tanh(x);
      case RELU -> Math.max(0, x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case SCALED_TANH -> 1.7159 * tanh(2 * x / 3);
      case IDENTITY, SOFTMAX -> x;
    };
  }

  /** Math.tanh takes a third of all time; this is right to 1e-16, if not for the smallest x. */
  private static double tanh(double x) {
    return 2 / (1 + Math.exp(-2 * x)) - 1;
  }

  /** The activation's slope where its value is y. */
  public double slope(Activation activation, double y) {
    return switch (activation) {
      case TANH -> 1 - y * y;
      case RELU -> y > 0 ? 1 : 0;
      case SIGMOID -> y * (1 - y);
      case SCALED_TANH -> 1.7159 * 2 / 3 * (1 - (y / 1.7159) * (y / 1.7159));
      case IDENTITY, SOFTMAX -> 1;
    };
  }
}

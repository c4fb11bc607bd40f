package dev.lenet.conformance.loops;

import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A network of plain loops in float64, one row at a time. */
public final class PlainNetwork {
  private final Formulas formulas;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Activation> activations = new ArrayList<>();

  /** For one row: the input, then what each layer puts out. */
  private final List<double[]> values = new ArrayList<>();

  private final double[] weights;

  /** How near to 0 an input of relu came in the last forward pass, beside the largest of them. */
  private double reluMargin;

  /** A network whose weights are 0. */
  public PlainNetwork(NetworkSpec spec, Formulas formulas) {
    this.formulas = formulas;
    this.weights = new double[spec.parameterCount()];
    Shape in = spec.input().shape();
    values.add(new double[in.size()]);
    for (LayerSpec layer : spec.layers()) {
      layers.add(formulas.layer(layer, in, offset(spec, layer)));
      activations.add(layer.activation());
      in = layer.outputShape(in);
      values.add(new double[in.size()]);
    }
  }

  private static int offset(NetworkSpec spec, LayerSpec layer) {
    return spec.parameters().stream()
        .filter(parameter -> parameter.name().equals(layer.name() + ".weight"))
        .mapToInt(parameter -> parameter.offset())
        .findFirst()
        .orElse(0);
  }

  /** Takes new weights. */
  public void setWeights(float[] newWeights) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = newWeights[i];
    }
  }

  /**
   * The logits of one row.
   *
   * @param start index of the row's first input
   * @return an array that the next call uses again
   */
  public double[] logits(FloatBuffer inputs, int start) {
    double[] value = values.get(0);
    for (int i = 0; i < value.length; i++) {
      value[i] = inputs.get(start + i);
    }
    reluMargin = Double.POSITIVE_INFINITY;
    for (int l = 0; l < layers.size(); l++) {
      double[] out = values.get(l + 1);
      layers.get(l).forward(value, weights, out);
      activate(activations.get(l), out);
      value = out;
    }
    return value;
  }

  private void activate(Activation activation, double[] out) {
    if (activation == Activation.RELU) {
      reluMargin = Math.min(reluMargin, marginFromZero(out));
    }
    for (int o = 0; o < out.length; o++) {
      out[o] = formulas.value(activation, out[o]);
    }
  }

  private static double marginFromZero(double[] values) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (double value : values) {
      smallest = Math.min(smallest, Math.abs(value));
      largest = Math.max(largest, Math.abs(value));
    }
    return largest == 0 ? 0 : smallest / largest;
  }

  /**
   * How far the last row of {@link #logits} is from where the gradient jumps: from 0 before relu,
   * and from two largest values in a window of max pooling; relative to the layer's largest value.
   */
  public double margin() {
    double margin = reluMargin;
    boolean learning = false;
    Activation last = Activation.IDENTITY;
    for (int l = 0; l < layers.size(); l++) {
      if (layers.get(l) instanceof MaxPooling pooling) {
        // before the first weights nothing asks for a gradient, and none passes relu's zeros
        margin =
            learning
                ? Math.min(margin, pooling.margin(values.get(l), last == Activation.RELU))
                : margin;
      } else if (!(layers.get(l) instanceof AveragePooling)) {
        learning = true;
        last = activations.get(l);
      }
    }
    return margin;
  }

  /** What a layer put out in the last forward pass; an array that the next call uses again. */
  public double[] outputOf(int layer) {
    return values.get(layer + 1);
  }

  /**
   * Adds the gradient of a loss with respect to the weights, for the last row of {@link #logits}.
   *
   * @param errors the gradient of the loss with respect to the logits; changed
   */
  public void addGradient(double[] errors, double[] sum) {
    double[] gradient = errors;
    for (int l = layers.size() - 1; l >= 0; l--) {
      double[] out = values.get(l + 1);
      for (int o = 0; o < out.length; o++) {
        gradient[o] *= formulas.slope(activations.get(l), out[o]);
      }
      double[] in = values.get(l);
      double[] inGradient = new double[in.length];
      layers.get(l).backward(in, weights, gradient, sum, inGradient);
      gradient = inGradient;
    }
  }

  /** Softmax minus one at the label: how the cross-entropy changes with the logits. */
  public static double[] crossEntropyGradient(double[] logits, int label) {
    double[] gradient = probabilities(logits);
    gradient[label] -= 1;
    return gradient;
  }

  /** Softmax, into a new array. */
  public static double[] probabilities(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double[] shares = Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).toArray();
    double sum = Arrays.stream(shares).sum();
    for (int o = 0; o < shares.length; o++) {
      shares[o] /= sum;
    }
    return shares;
  }
}

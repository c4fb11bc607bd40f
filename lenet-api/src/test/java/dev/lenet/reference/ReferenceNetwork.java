package dev.lenet.reference;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spi.Network;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A network of plain loops in float64, row by row, written from {@code docs/semantics.md}. */
final class ReferenceNetwork implements Network {
  private final Formulas formulas;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Activation> activations = new ArrayList<>();

  /** For one row: the input, then what each layer puts out. */
  private final List<double[]> values = new ArrayList<>();

  private final double[] weights;

  ReferenceNetwork(NetworkSpec spec, Formulas formulas) {
    this.formulas = formulas;
    this.weights = new double[spec.parameterCount()];
    Shape in = spec.input().shape();
    values.add(new double[in.size()]);
    for (LayerSpec layer : spec.layers()) {
      layers.add(formulas.layer(layer, in, offset(spec, layer)));
      activations.add(activation(layer));
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

  private static Activation activation(LayerSpec layer) {
    if (layer instanceof LayerSpec.Conv2d conv) {
      return conv.activation();
    }
    return layer instanceof LayerSpec.Dense dense ? dense.activation() : Activation.IDENTITY;
  }

  @Override
  public void setWeights(float[] newWeights) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = newWeights[i];
    }
  }

  @Override
  public void logits(FloatBuffer inputs, int rows, float[] logits) {
    for (int row = 0; row < rows; row++) {
      forward(inputs, inputs.position(), row, logits);
    }
  }

  @Override
  public void gradient(Batch batch, float[] logits, float[] gradient) {
    double[] sum = new double[weights.length];
    for (int row = 0; row < batch.rows(); row++) {
      double[] last = forward(batch.inputs(), 0, row, logits);
      backward(lossGradient(last, batch.label(row)), sum);
    }
    for (int i = 0; i < sum.length; i++) {
      gradient[i] = (float) (sum[i] / batch.rows());
    }
  }

  private double[] forward(FloatBuffer inputs, int start, int row, float[] logits) {
    double[] value = values.get(0);
    for (int i = 0; i < value.length; i++) {
      value[i] = inputs.get(start + row * value.length + i);
    }
    for (int l = 0; l < layers.size(); l++) {
      double[] out = values.get(l + 1);
      layers.get(l).forward(value, weights, out);
      for (int o = 0; o < out.length; o++) {
        out[o] = formulas.value(activations.get(l), out[o]);
      }
      value = out;
    }
    for (int o = 0; o < value.length; o++) {
      logits[row * value.length + o] = (float) value[o];
    }
    return value;
  }

  /** Softmax minus one at the label: how the cross-entropy changes with the logits. */
  private static double[] lossGradient(double[] logits, int label) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double[] gradient = Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).toArray();
    double sum = Arrays.stream(gradient).sum();
    for (int o = 0; o < gradient.length; o++) {
      gradient[o] = gradient[o] / sum - (o == label ? 1 : 0);
    }
    return gradient;
  }

  private void backward(double[] lossGradient, double[] sum) {
    double[] gradient = lossGradient;
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

  @Override
  public void close() {
    // plain arrays: the collector releases them
  }
}

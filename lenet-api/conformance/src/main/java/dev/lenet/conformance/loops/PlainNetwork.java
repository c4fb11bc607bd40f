package dev.lenet.conformance.loops;

import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Operation;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A network of plain loops in float64, one row at a time. */
public final class PlainNetwork {
  private final List<Step> steps;
  private final List<Layer> layers = new ArrayList<>();

  /** For one row: the input, then what each step puts out. */
  private final List<double[]> values = new ArrayList<>();

  private final double[] weights;

  /** A network whose weights are 0. */
  public PlainNetwork(NetworkPlan plan, Formulas formulas) {
    this.steps = plan.steps();
    this.weights = new double[plan.weightCount()];
    values.add(new double[plan.input().size()]);
    for (Step step : steps) {
      layers.add(formulas.layer(step));
      values.add(new double[step.output().size()]);
    }
  }

  /** Takes new weights. */
  public void setWeights(float[] newWeights) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = newWeights[i];
    }
  }

  /**
   * What the last step puts out for one row.
   *
   * @param start index of the row's first input
   * @return an array that the next call uses again
   */
  public double[] outputs(FloatBuffer inputs, int start) {
    double[] value = values.get(0);
    for (int i = 0; i < value.length; i++) {
      value[i] = inputs.get(start + i);
    }
    for (int s = 0; s < layers.size(); s++) {
      double[] out = values.get(s + 1);
      layers.get(s).forward(value, weights, out);
      value = out;
    }
    return value;
  }

  /** What a layer put out for the last row; an array that the next row uses again. */
  public double[] outputOf(String layer) {
    int last = 0;
    for (int s = 0; s < steps.size(); s++) {
      last = steps.get(s).layer().equals(layer) ? s + 1 : last;
    }
    return values.get(last);
  }

  /**
   * How far the last row is from a point where the gradient jumps: relu's input from 0, and the two
   * largest values of a max pooling window from each other. Relative to the step's largest value.
   */
  public double margin() {
    double margin = Double.POSITIVE_INFINITY;
    boolean rectified = false;
    for (int s = 0; s < steps.size(); s++) {
      double[] in = values.get(s);
      if (steps.get(s).operation() == Operation.RELU) {
        margin = Math.min(margin, marginFromZero(in));
        rectified = true;
      } else if (layers.get(s) instanceof MaxPooling pooling) {
        // before the first weights nothing asks for a gradient, and none passes relu's zeros
        if (steps.get(s).needsInputGradient()) {
          margin = Math.min(margin, pooling.margin(in, rectified));
        }
      } else if (steps.get(s).hasWeights()) {
        rectified = false;
      }
    }
    return margin;
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
   * Adds the gradient of a loss with respect to the weights, for the last row.
   *
   * @param errors the gradient of the loss with respect to what the last step put out
   */
  public void addGradient(double[] errors, double[] sum) {
    double[] gradient = errors;
    for (int s = layers.size() - 1; s >= 0; s--) {
      double[] in = values.get(s);
      double[] inGradient = new double[in.length];
      layers.get(s).backward(in, values.get(s + 1), weights, gradient, sum, inGradient);
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

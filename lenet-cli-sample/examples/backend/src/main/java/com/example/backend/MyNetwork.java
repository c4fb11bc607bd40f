package com.example.backend;

import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Computes a plan step by step, and its gradient on the way back. */
final class MyNetwork implements Network {
  private final NetworkPlan plan;
  private float[] weights = {};

  MyNetwork(NetworkPlan plan) {
    this.plan = plan;
  }

  @Override
  public void setWeights(float[] newWeights) {
    weights = newWeights.clone(); // the array is only lent
  }

  @Override
  public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
    List<float[]> values = forward(inputs, rows);
    float[] last = values.get(values.size() - 1);
    System.arraycopy(last, 0, outputs, 0, last.length);
  }

  @Override
  public void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
    List<float[]> values = forward(inputs, rows);
    float[] last = values.get(values.size() - 1);
    System.arraycopy(last, 0, outputs, 0, last.length);
    double[] sum = new double[plan.weightCount()];
    float[] error = loss.gradient(outputs); // may be longer
    for (int s = plan.steps().size() - 1; s >= 0; s--) {
      error = backward(plan.steps().get(s), values.get(s), values.get(s + 1), error, sum);
    }
    for (int i = 0; i < sum.length; i++) {
      gradient[i] = (float) sum[i];
    }
  }

  @Override
  public void close() {
    // release native memory
  }

  /** The inputs of all rows, then what each step gives. */
  private List<float[]> forward(FloatBuffer inputs, int rows) {
    List<float[]> values = new ArrayList<>();
    float[] value = new float[rows * plan.input().size()];
    inputs.get(inputs.position(), value); // leaves the position where it is
    values.add(value);
    for (Step step : plan.steps()) {
      value = forward(step, value, rows);
      values.add(value);
    }
    return values;
  }

  private float[] forward(Step step, float[] in, int rows) {
    int size = step.output().size();
    float[] out = new float[rows * size];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (step.operation()) {
            case CONVOLUTION -> Window.of(step, i).convolution(weights, in);
            case PRODUCT -> product(step, in, i / size, i % size);
            case AVERAGE_POOLING -> Window.of(step, i).mean(in);
            case MAX_POOLING -> in[Window.of(step, i).largest(in)];
            case SCALE -> step.factor() * in[i];
            case TANH -> (float) Math.tanh(in[i]);
            case RELU -> Math.max(0, in[i]);
            case SIGMOID -> (float) (1 / (1 + Math.exp(-in[i])));
          };
    }
    return out;
  }

  private float product(Step step, float[] in, int row, int output) {
    int size = step.input().size();
    double sum = weights[step.biasOffset() + output];
    for (int n = 0; n < size; n++) {
      sum += (double) weights[step.weightOffset() + output * size + n] * in[row * size + n];
    }
    return (float) sum;
  }

  /** The gradient with respect to the step's input; adds those of its weights to {@code sum}. */
  private float[] backward(Step step, float[] in, float[] out, float[] error, double[] sum) {
    int size = step.output().size();
    float[] inError = new float[in.length];
    for (int i = 0; i < out.length; i++) {
      switch (step.operation()) {
        case CONVOLUTION -> Window.of(step, i).backConvolution(weights, in, error[i], inError, sum);
        case PRODUCT -> backProduct(step, in, i / size, i % size, error[i], inError, sum);
        case AVERAGE_POOLING -> Window.of(step, i).backMean(error[i], inError);
        case MAX_POOLING -> inError[Window.of(step, i).largest(in)] += error[i];
        case SCALE -> inError[i] = error[i] * step.factor();
        case TANH -> inError[i] = error[i] * (1 - out[i] * out[i]);
        case RELU -> inError[i] = out[i] > 0 ? error[i] : 0;
        case SIGMOID -> inError[i] = error[i] * out[i] * (1 - out[i]);
      }
    }
    return inError;
  }

  private void backProduct(
      Step step, float[] in, int row, int output, float error, float[] inError, double[] sum) {
    int size = step.input().size();
    sum[step.biasOffset() + output] += error;
    for (int n = 0; n < size; n++) {
      int weight = step.weightOffset() + output * size + n;
      sum[weight] += (double) error * in[row * size + n];
      inError[row * size + n] += error * weights[weight];
    }
  }
}

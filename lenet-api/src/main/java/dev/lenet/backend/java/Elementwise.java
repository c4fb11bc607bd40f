package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan.Step;

/** A function of each value. */
record Elementwise(Step step, Values input, Values output) implements Layer {
  @Override
  public void forward() {
    for (int i = 0; i < input.lines().length; i++) {
      float[] from = input.lines()[i];
      float[] to = output.lines()[i];
      switch (step.operation()) {
        case SCALE -> scale(from, step.factor(), to);
        case RELU -> relu(from, to);
        case TANH -> tanh(from, 1, 1, 0, to);
        default -> tanh(from, 0.5f, 0.5f, 0.5f, to); // SIGMOID
      }
    }
  }

  @Override
  public void backward(Weights gradients) {
    for (int i = 0; i < input.lines().length; i++) {
      float[] values = output.lines()[i];
      float[] from = output.gradient().lines()[i];
      float[] to = input.gradient().lines()[i];
      switch (step.operation()) {
        case SCALE -> scale(from, step.factor(), to);
        case RELU -> reluGradient(values, from, to);
        case TANH -> quadratic(values, 1, 0, -1, from, to);
        default -> quadratic(values, 0, 1, -1, from, to); // SIGMOID
      }
    }
  }

  static void scale(float[] from, float factor, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = factor * from[i];
    }
  }

  private static void relu(float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = Math.max(from[i], 0);
    }
  }

  /** {@code amplitude * tanh(slope * x) + offset}; 1 / (1 + e^-x) is (tanh(x / 2) + 1) / 2. */
  private static void tanh(float[] from, float slope, float amplitude, float offset, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = amplitude * Tanh.of(slope * from[i]) + offset;
    }
  }

  private static void reluGradient(float[] values, float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = values[i] > 0 ? from[i] : 0;
    }
  }

  /** Gradients of which the derivative is a polynomial of the function's value. */
  private static void quadratic(
      float[] values, float constant, float linear, float square, float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] * (constant + values[i] * (linear + values[i] * square));
    }
  }
}

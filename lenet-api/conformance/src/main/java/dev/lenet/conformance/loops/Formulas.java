package dev.lenet.conformance.loops;

import dev.lenet.api.spi.NetworkPlan.Step;

/** What a network is computed with; a wrong engine gets one of them wrong. */
public class Formulas {
  /** The arithmetic of a step. */
  public Layer layer(Step step) {
    return switch (step.operation()) {
      case CONVOLUTION -> new Convolution(step);
      case PRODUCT -> new FullConnection(step);
      case AVERAGE_POOLING -> new AveragePooling(Windows.of(step));
      case MAX_POOLING -> new MaxPooling(Windows.of(step));
      case SCALE, TANH, RELU, SIGMOID -> new Pointwise(step, this);
    };
  }

  /** What a function of each value alone gives for x. */
  public double value(Step step, double x) {
    return switch (step.operation()) {
      case SCALE -> step.factor() * x;
      case TANH -> tanh(x);
      case RELU -> Math.max(0, x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case CONVOLUTION, PRODUCT, AVERAGE_POOLING, MAX_POOLING -> throw noFunction(step);
    };
  }

  /** Math.tanh takes a third of all time; this is right to 1e-16, if not for the smallest x. */
  private static double tanh(double x) {
    return 2 / (1 + Math.exp(-2 * x)) - 1;
  }

  /** That function's slope where its value is y. */
  public double slope(Step step, double y) {
    return switch (step.operation()) {
      case SCALE -> step.factor();
      case TANH -> 1 - y * y;
      case RELU -> y > 0 ? 1 : 0;
      case SIGMOID -> y * (1 - y);
      case CONVOLUTION, PRODUCT, AVERAGE_POOLING, MAX_POOLING -> throw noFunction(step);
    };
  }

  private static IllegalArgumentException noFunction(Step step) {
    return new IllegalArgumentException(step + " is no function of each value alone");
  }
}

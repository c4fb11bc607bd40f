package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Parameter;
import java.util.List;

/** Compares what a network gives with what it should, and remembers the largest differences. */
final class Differences {
  /** A gradient may be off by this times the tolerance, beside the largest of its tensor. */
  private static final double TENSOR = 100;

  /** Tensors whose gradient is smaller have vanished, and are compared as if it were this large. */
  private static final double VANISHED = 1e-4;

  private final double tolerance;
  private double probabilities;
  private double logits;
  private double gradient;

  Differences(double tolerance) {
    this.tolerance = tolerance;
  }

  void probabilities(double[] expected, float[] actual) {
    double difference = largest(expected, actual, 0, expected.length);
    check(difference, tolerance, "probabilities", expected.length);
    probabilities = Math.max(probabilities, difference);
  }

  /** Row by row, beside the largest logit of the row, or 1. */
  void logits(double[] expected, float[] actual, int classes) {
    for (int from = 0; from < expected.length; from += classes) {
      int to = from + classes;
      double difference =
          largest(expected, actual, from, to) / Math.max(1, scale(expected, from, to));
      check(difference, tolerance, "logits beside the largest of their row", expected.length);
      logits = Math.max(logits, difference);
    }
  }

  /** Beside the largest value of the gradient, or 1; and tensor by tensor. */
  void gradient(double[] expected, float[] actual, List<Parameter> parameters) {
    double all = Math.max(1, scale(expected, 0, expected.length));
    for (Parameter tensor : parameters) {
      int from = tensor.offset();
      int to = from + tensor.size();
      double difference = largest(expected, actual, from, to);
      check(difference / all, tolerance, "gradients of " + tensor.name(), tensor.size());
      check(
          difference / Math.max(VANISHED, scale(expected, from, to)),
          TENSOR * tolerance,
          "gradients of " + tensor.name() + " beside the largest of them",
          tensor.size());
      gradient = Math.max(gradient, difference / all);
    }
  }

  private static void check(double difference, double tolerance, String what, int values) {
    assertTrue(
        difference <= tolerance,
        () ->
            "%d %s: expected a difference of at most %.1e, found %.1e"
                .formatted(values, what, tolerance, difference));
  }

  private static double largest(double[] expected, float[] actual, int from, int to) {
    double largest = 0;
    for (int i = from; i < to; i++) {
      double difference = Math.abs(expected[i] - actual[i]);
      if (!(difference <= largest)) {
        largest = difference;
      }
      if (Double.isNaN(largest)) {
        return largest;
      }
    }
    return largest;
  }

  private static double scale(double[] values, int from, int to) {
    double scale = 0;
    for (int i = from; i < to; i++) {
      scale = Math.max(scale, Math.abs(values[i]));
    }
    return scale;
  }

  @Override
  public String toString() {
    return "%.1e of probabilities, %.1e of logits, %.1e of gradients"
        .formatted(probabilities, logits, gradient);
  }
}

package dev.lenet.internal.optim;

import java.util.function.IntUnaryOperator;

/** Computes probabilities and loss from logits, row by row, without overflow. */
public final class Softmax {
  private Softmax() {}

  /**
   * Turns {@code rows x classes} logits into probabilities, in place. The gradient is made of them,
   * so they come from {@code StrictMath}.
   */
  public static void toProbabilities(float[] values, int rows, int classes) {
    for (int at = 0; at < rows * classes; at += classes) {
      float max = values[at + argMax(values, at, classes)];
      double sum = 0;
      for (int i = at; i < at + classes; i++) {
        sum += StrictMath.exp(values[i] - max);
      }
      for (int i = at; i < at + classes; i++) {
        values[i] = (float) (StrictMath.exp(values[i] - max) / sum);
      }
    }
  }

  /**
   * Minus the logarithm of the probability of class {@code label}, for the row of logits that
   * begins at {@code at}.
   */
  public static double crossEntropy(float[] logits, int at, int classes, int label) {
    float max = logits[at + argMax(logits, at, classes)];
    double sum = 0;
    for (int i = at; i < at + classes; i++) {
      sum += Math.exp(logits[i] - max);
    }
    return Math.log(sum) - (logits[at + label] - max);
  }

  /**
   * The gradient of the mean cross-entropy of some rows with respect to their logits: (softmax -
   * one-hot) / rows.
   *
   * @param label gives the class of a row
   * @param gradient receives {@code rows x classes} values; may be longer
   */
  public static void crossEntropyGradient(
      float[] logits, int rows, int classes, IntUnaryOperator label, float[] gradient) {
    System.arraycopy(logits, 0, gradient, 0, rows * classes);
    toProbabilities(gradient, rows, classes);
    for (int row = 0; row < rows; row++) {
      gradient[row * classes + label.applyAsInt(row)] -= 1;
    }
    for (int i = 0; i < rows * classes; i++) {
      gradient[i] /= rows;
    }
  }

  /**
   * The class with the largest of the {@code classes} values from {@code at} on; if several are
   * equal, the lowest.
   */
  public static int argMax(float[] values, int at, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      if (values[at + i] > values[at + best]) {
        best = i;
      }
    }
    return best;
  }
}

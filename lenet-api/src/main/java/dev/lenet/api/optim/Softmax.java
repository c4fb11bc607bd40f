package dev.lenet.api.optim;

/** From logits to probabilities and loss, row by row, safe against overflow. */
public final class Softmax {
  private Softmax() {}

  /** Turns {@code rows x classes} logits into probabilities, in place. */
  public static void toProbabilities(float[] values, int rows, int classes) {
    for (int at = 0; at < rows * classes; at += classes) {
      float max = values[at + argMax(values, at, classes)];
      double sum = 0;
      for (int i = at; i < at + classes; i++) {
        sum += Math.exp(values[i] - max);
      }
      for (int i = at; i < at + classes; i++) {
        values[i] = (float) (Math.exp(values[i] - max) / sum);
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
   * The class with the largest of the {@code classes} values from {@code at} on; of several, the
   * lowest.
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

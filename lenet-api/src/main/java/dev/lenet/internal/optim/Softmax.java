package dev.lenet.internal.optim;

/** Computes probabilities from logits, row by row, without overflow. */
public final class Softmax {
  private Softmax() {}

  /**
   * Turns {@code rows x classes} logits into probabilities, in place. The gradient is made of them,
   * so they come from {@code StrictMath}.
   */
  public static void toProbabilities(float[] values, int rows, int classes) {
    toProbabilities(values, rows, classes, Float.NEGATIVE_INFINITY);
  }

  /** The same beside one more class, whose logit is given, and whose probability is not. */
  static void toProbabilities(float[] values, int rows, int classes, float other) {
    for (int at = 0; at < rows * classes; at += classes) {
      float max = Math.max(other, values[at + argMax(values, at, classes)]);
      double sum = StrictMath.exp(other - max);
      for (int i = at; i < at + classes; i++) {
        sum += StrictMath.exp(values[i] - max);
      }
      for (int i = at; i < at + classes; i++) {
        values[i] = (float) (StrictMath.exp(values[i] - max) / sum);
      }
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

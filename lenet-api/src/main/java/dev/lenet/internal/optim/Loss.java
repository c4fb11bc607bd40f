package dev.lenet.internal.optim;

import dev.lenet.api.spec.TrainingSpec;
import java.util.function.IntUnaryOperator;

/**
 * What a training minimizes, as a function of logits: minus the logarithm of the probability of the
 * true class. The cross-entropy knows the classes only. Beside them the loss of LeCun et al. 1998,
 * equation 9, knows one more, whose logit is fixed: with the distances y of radial basis units as
 * logits of -y, it is y of the true class + ln(e^-j + sum of e^-y).
 */
public final class Loss {
  /** The logit of the class beside those of the network; minus infinity if there is none. */
  private final float other;

  private Loss(float other) {
    this.other = other;
  }

  /** The loss of a training. */
  public static Loss of(TrainingSpec training) {
    return new Loss(
        switch (training.loss()) {
          case CROSS_ENTROPY -> Float.NEGATIVE_INFINITY;
          case MAXIMUM_POSTERIOR -> (float) -training.j();
        });
  }

  /** The loss of class {@code label}, for the row of logits that begins at {@code at}. */
  public double of(float[] logits, int at, int classes, int label) {
    float max = Math.max(other, logits[at + Softmax.argMax(logits, at, classes)]);
    double sum = Math.exp(other - max);
    for (int i = at; i < at + classes; i++) {
      sum += Math.exp(logits[i] - max);
    }
    return Math.log(sum) - (logits[at + label] - max);
  }

  /**
   * The gradient of one row's loss with respect to its logits, for a label that is drawn from the
   * probabilities.
   *
   * @param draw in [0, 1)
   * @param gradient receives {@code classes} values; may be longer
   * @return whether the label is a class of the network, and not the one beside them
   */
  public boolean believedGradient(float[] logits, int classes, double draw, float[] gradient) {
    System.arraycopy(logits, 0, gradient, 0, classes);
    Softmax.toProbabilities(gradient, 1, classes, other);
    int last = other == Float.NEGATIVE_INFINITY ? classes - 1 : classes;
    double left = draw;
    int label = 0;
    while (label < last && left >= gradient[label]) {
      left -= gradient[label++];
    }
    if (label < classes) {
      gradient[label] -= 1;
    }
    return label < classes;
  }

  /**
   * The gradient of the mean loss of some rows with respect to their logits: (softmax - one-hot) /
   * rows.
   *
   * @param label gives the class of a row
   * @param gradient receives {@code rows x classes} values; may be longer
   */
  public void gradient(
      float[] logits, int rows, int classes, IntUnaryOperator label, float[] gradient) {
    System.arraycopy(logits, 0, gradient, 0, rows * classes);
    Softmax.toProbabilities(gradient, rows, classes, other);
    for (int row = 0; row < rows; row++) {
      gradient[row * classes + label.applyAsInt(row)] -= 1;
    }
    for (int i = 0; i < rows * classes; i++) {
      gradient[i] /= rows;
    }
  }
}

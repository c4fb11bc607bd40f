package dev.lenet.api;

import dev.lenet.api.optim.Softmax;
import java.util.Arrays;

/** What a network says about one image. */
public final class Prediction {
  private final float[] probabilities;
  private final int digit;

  /**
   * Takes the probabilities of all classes; the array is copied.
   *
   * @throws IllegalArgumentException if one is not a number
   */
  public Prediction(float[] probabilities) {
    this.probabilities = probabilities.clone();
    for (float probability : this.probabilities) {
      if (Float.isNaN(probability)) {
        throw new IllegalArgumentException(
            "These are not probabilities: " + Arrays.toString(probabilities));
      }
    }
    this.digit = Softmax.argMax(this.probabilities, 0, probabilities.length);
  }

  /** The class with the highest probability; of several, the lowest. */
  public int digit() {
    return digit;
  }

  /** The probability of {@link #digit}, in [0, 1]. */
  public float probability() {
    return probabilities[digit];
  }

  /** The probability of each class, a copy; their sum is 1 up to rounding. */
  public float[] probabilities() {
    return probabilities.clone();
  }

  /** The probability of one class. */
  public float probability(int label) {
    return probabilities[label];
  }

  @Override
  public String toString() {
    return digit + " " + Arrays.toString(probabilities);
  }
}

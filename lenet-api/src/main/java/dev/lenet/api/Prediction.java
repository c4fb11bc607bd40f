package dev.lenet.api;

import java.util.Arrays;

/** What a network says about one image. */
public final class Prediction {
  private final float[] probabilities;
  private final int digit;

  /** Takes the probabilities of all classes; the array is copied. */
  public Prediction(float[] probabilities) {
    this.probabilities = probabilities.clone();
    this.digit = argMax(this.probabilities, 0, probabilities.length);
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

  /** The index, counted from {@code from}, of the largest of {@code length} values; of several, the first. */
  static int argMax(float[] values, int from, int length) {
    int best = 0;
    for (int i = 1; i < length; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return digit + " " + Arrays.toString(probabilities);
  }
}

package dev.lenet.api;

import dev.lenet.internal.optim.Softmax;
import java.util.Arrays;
import java.util.List;

/** What a network says about one image. Immutable. */
public final class Prediction {
  private final float[] probabilities;
  private final List<String> classNames;
  private final int label;

  /**
   * Takes the probabilities of all classes; the array is copied.
   *
   * @param classNames what each class is called; empty if they are just numbers
   * @throws IllegalArgumentException if a probability is not a number, or there is not one name for
   *     each
   */
  public Prediction(float[] probabilities, List<String> classNames) {
    this.probabilities = probabilities.clone();
    this.classNames = List.copyOf(classNames);
    if (!classNames.isEmpty() && classNames.size() != probabilities.length) {
      throw new IllegalArgumentException(
          "%d probabilities cannot have %d class names"
              .formatted(probabilities.length, classNames.size()));
    }
    for (float probability : this.probabilities) {
      if (Float.isNaN(probability)) {
        throw new IllegalArgumentException(
            "These are not probabilities: " + Arrays.toString(probabilities));
      }
    }
    this.label = Softmax.argMax(this.probabilities, 0, probabilities.length);
  }

  /** The class with the highest probability, counted from 0; of several, the lowest. */
  public int label() {
    return label;
  }

  /** What that class is called: its name in the spec, else its number. */
  public String name() {
    return nameOf(label);
  }

  /** What any class is called. */
  String nameOf(int anyLabel) {
    return classNames.isEmpty() ? Integer.toString(anyLabel) : classNames.get(anyLabel);
  }

  /** The probability of {@link #label}, in [0, 1]. */
  public float probability() {
    return probabilities[label];
  }

  /** The probability of each class, a copy; their sum is 1 up to rounding. */
  public float[] probabilities() {
    return probabilities.clone();
  }

  /** The probability of one class. */
  public float probability(int ofLabel) {
    return probabilities[ofLabel];
  }

  @Override
  public String toString() {
    return name() + " " + Arrays.toString(probabilities);
  }
}

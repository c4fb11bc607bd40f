package dev.lenet.api;

import dev.lenet.internal.optim.Softmax;
import java.util.Arrays;
import java.util.List;

/** A network's answer for one image. Immutable. */
public final class Prediction {
  private final float[] probabilities;
  private final List<String> classNames;
  private final int label;

  /**
   * Makes a prediction of the probabilities of all classes. The array is copied.
   *
   * @param classNames the name of each class; empty if the classes have no names
   * @throws IllegalArgumentException if a probability is not a number, or there are names but not
   *     one for each
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

  /** The class with the highest probability, counted from 0. If several are equal, the lowest. */
  public int label() {
    return label;
  }

  /** The name of that class in the spec; its number if it has no name. */
  public String name() {
    return nameOf(label);
  }

  /** What any class is called. */
  String nameOf(int anyLabel) {
    return classNames.isEmpty() ? Integer.toString(anyLabel) : classNames.get(anyLabel);
  }

  /** Number of classes. */
  int classes() {
    return probabilities.length;
  }

  /** The probability of {@link #label}, in [0, 1]. */
  public float probability() {
    return probabilities[label];
  }

  /** The probability of each class, a copy. The sum is 1 up to rounding. */
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

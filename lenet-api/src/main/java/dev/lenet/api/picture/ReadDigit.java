package dev.lenet.api.picture;

import dev.lenet.api.Image;
import dev.lenet.api.Prediction;

/** One digit of a {@link Reading}. Immutable. */
public final class ReadDigit {
  private final Prediction prediction;
  private final boolean sure;
  private final Box box;
  private final int line;
  private final Image image;
  private final Image ink;

  ReadDigit(Prediction prediction, boolean sure, Box box, int line, Image image, Image ink) {
    this.prediction = prediction;
    this.sure = sure;
    this.box = box;
    this.line = line;
    this.image = image;
    this.ink = ink;
  }

  /** The class with the highest probability, from 0: with the pretrained model, the digit. */
  public int digit() {
    return prediction.label();
  }

  /** What the model calls that class: with the pretrained model, the digit as text. */
  public String name() {
    return prediction.name();
  }

  /**
   * The probability of {@link #digit}, in [0, 1]. With the pretrained model, it is of both networks
   * of the reader: the geometric mean of what they give to each digit, brought to a sum of 1. With
   * another model it is what that model gives, as {@link dev.lenet.api.Model#predict} does.
   */
  public float probability() {
    return prediction.probability();
  }

  /** The probability of each class, a copy. */
  public float[] probabilities() {
    return prediction.probabilities();
  }

  /**
   * Whether to rely on it. It is false if {@link #probability} is low, if the second network, which
   * knows marks that are no digit, does not see the same digit, and if it was cut off a mark whose
   * other piece is in doubt, or through much ink. Let a person look at what is not sure.
   */
  public boolean sure() {
    return sure;
  }

  /** Where it is, in pixels of the upright original. */
  public Box box() {
    return box;
  }

  /** The number of its line, from 0 at the top. */
  public int line() {
    return line;
  }

  /** What the network saw: the digit in MNIST's form, 28x28 pixels, white on black. */
  public Image image() {
    return image;
  }

  /**
   * The ink in its box that was taken for the digit, white on black, without that of its
   * neighbours. It has the size of the box, or a whole fraction of it where the picture was shrunk.
   */
  public Image ink() {
    return ink;
  }

  @Override
  public String toString() {
    return "%s, probability %.3f%s".formatted(name(), probability(), sure ? "" : ", not sure");
  }
}

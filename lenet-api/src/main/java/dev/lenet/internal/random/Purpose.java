package dev.lenet.internal.random;

/**
 * The purpose of random numbers. Each purpose has its own streams, so draws for one do not shift
 * those for another.
 */
public enum Purpose {
  /** Initial weights: epoch 0, index of the tensor. */
  INITIALIZE(1),
  /** Order of the training images: epoch, index 0. */
  ORDER(2),
  /** Distortion of training images: epoch, index of the image. */
  AUGMENT(3),
  /** Images and labels that the curvature is estimated from: epoch, number of the pattern. */
  CURVATURE(4);

  /** Part of every draw. Changing a number changes every training. */
  private final long number;

  Purpose(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }
}

package dev.lenet.internal.random;

/** What random numbers are for; each purpose has its own streams, so that none shifts another's. */
public enum Purpose {
  /** Initial weights: epoch 0, index of the tensor. */
  INITIALIZE(1),
  /** Order of the training images: one stream an epoch, index 0. */
  ORDER(2),
  /** Distortion of training images: epoch, index of the image. */
  AUGMENT(3);

  /** Part of every draw: another number is another training. */
  private final long number;

  Purpose(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }
}

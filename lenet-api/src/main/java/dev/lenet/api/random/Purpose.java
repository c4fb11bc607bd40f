package dev.lenet.api.random;

/** What random numbers are for; each purpose has its own streams, so that none shifts another's. */
public enum Purpose {
  /** Initial weights: epoch 0, index of the tensor. */
  INITIALIZE,
  /** Order of the training images: one stream an epoch, index 0. */
  ORDER,
  /** Distortion of training images: epoch, index of the image. */
  AUGMENT
}

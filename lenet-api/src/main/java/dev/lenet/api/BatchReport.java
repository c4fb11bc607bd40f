package dev.lenet.api;

/**
 * The progress of a training after a batch. The library implements it; a later version may add
 * methods.
 */
public interface BatchReport {
  /** The current epoch, counted from 1. */
  int epoch();

  /** Number of epochs of the training. */
  int epochs();

  /** Number of batches done in this epoch. */
  int batch();

  /** Number of batches of an epoch. */
  int batches();

  /** Mean loss over the images of this epoch so far. */
  double loss();

  /** Fraction of the images of this epoch so far that the network read correctly. */
  double accuracy();

  /** Training images per second in this epoch so far. */
  double imagesPerSecond();
}

package dev.lenet.api;

import org.jspecify.annotations.Nullable;

/** One epoch of a training. The library implements it; a later version may add methods. */
public interface EpochReport {
  /** The epoch, counted from 1. */
  int epoch();

  /** Running mean of the loss over the epoch's batches, while the weights still changed. */
  double trainLoss();

  /** Running mean of the accuracy over the epoch's batches, while the weights still changed. */
  double trainAccuracy();

  /** Mean loss over the validation images after the epoch; null without validation. */
  @Nullable Double validationLoss();

  /** Accuracy on the validation images after the epoch; null without validation. */
  @Nullable Double validationAccuracy();

  /**
   * Wall time in seconds from the epoch's beginning to the end of its last batch. It includes the
   * assembly of batches, {@link TrainingListener#onBatch} and checkpoints within the epoch. It
   * excludes validation, the checkpoint after the epoch and {@link TrainingListener#onEpoch}.
   */
  double seconds();

  /** Training images of the epoch, divided by {@link #seconds}. */
  double imagesPerSecond();
}

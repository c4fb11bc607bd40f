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

  /** Wall time of the epoch in seconds, with batch assembly, without validation. */
  double seconds();

  /** Training images per second. */
  double imagesPerSecond();
}

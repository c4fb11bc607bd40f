package dev.lenet.api;

/** Hears how a training goes on. What a listener throws ends the training. */
public interface TrainingListener {
  /** Called after each batch. */
  default void onBatch(BatchReport report) {}

  /** Called after each epoch, with its validation done. */
  default void onEpoch(EpochReport report) {}
}

package dev.lenet.api;

import java.util.List;

/** Follows the progress of a training. An exception from a listener ends the training. */
public interface TrainingListener {
  /** Called after each batch. */
  default void onBatch(BatchReport report) {}

  /** Called after each epoch and its validation. */
  default void onEpoch(EpochReport report) {}

  /**
   * Called after {@link #onEpoch}. If it returns true, the training ends normally after this epoch:
   * the model gets the weights of the last epoch, or with early stopping those of the best epoch. A
   * training that saves checkpoints can be resumed later.
   */
  default boolean wantsToStop() {
    return false;
  }

  /**
   * Called when a training resumes from a checkpoint, with a sentence for each difference in
   * backend, engine version, native binary or threads; empty if all are the same.
   */
  default void onResume(int epoch, long step, List<String> differences) {}
}

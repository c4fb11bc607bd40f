package dev.lenet.api;

import java.util.List;

/** Hears how a training goes on. What a listener throws ends the training. */
public interface TrainingListener {
  /** Called after each batch. */
  default void onBatch(BatchReport report) {}

  /** Called after each epoch, with its validation done. */
  default void onEpoch(EpochReport report) {}

  /**
   * Asked after each epoch, after {@link #onEpoch}: true ends the training there. It ends well, and
   * the model gets the weights of the last epoch, or with early stopping those of the best one. A
   * training that saves checkpoints can be resumed.
   */
  default boolean wantsToStop() {
    return false;
  }

  /**
   * Called when a training goes on from a checkpoint, with what is not as it was then; empty if all
   * is the same.
   */
  default void onResume(int epoch, long step, List<String> differences) {}
}

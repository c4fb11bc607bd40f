package dev.lenet.internal.training;

import dev.lenet.api.EpochReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.checkpoint.Checkpoint;
import dev.lenet.internal.checkpoint.CheckpointFolder;
import dev.lenet.internal.checkpoint.Progress;
import dev.lenet.internal.checkpoint.RunIdentity;
import dev.lenet.internal.checkpoint.TrainingData;
import dev.lenet.internal.optim.OptimizerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Saves one training's checkpoints into a folder that the training holds.
 *
 * @param everySteps also after so many steps; 0: after epochs only
 */
record CheckpointSaver(
    CheckpointFolder folder,
    int everySteps,
    NetworkSpec spec,
    RunIdentity run,
    TrainingData data,
    @Nullable String startedFrom) {

  /** Whether one is to be made in the middle of an epoch, after so many steps in all. */
  boolean isDue(long steps) {
    return everySteps > 0 && steps % everySteps == 0;
  }

  void save(
      Progress progress,
      List<EpochReport> history,
      float[] weights,
      OptimizerState optimizer,
      float @Nullable [] bestWeights) {
    folder.save(
        new Checkpoint(
            spec,
            run,
            data,
            startedFrom,
            progress,
            history,
            Weights.of(spec, weights),
            optimizer,
            bestWeights == null ? null : Weights.of(spec, bestWeights)));
  }
}

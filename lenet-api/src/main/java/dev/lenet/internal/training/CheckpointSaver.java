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
 * Saves the checkpoints of a training into a folder that it has locked.
 *
 * @param everySteps number of steps after which a checkpoint is also saved; 0 for epochs only
 * @param keepEpochs whether the checkpoint of every epoch stays
 */
record CheckpointSaver(
    CheckpointFolder folder,
    int everySteps,
    boolean keepEpochs,
    NetworkSpec spec,
    RunIdentity run,
    TrainingData data,
    @Nullable String startedFrom) {

  /** Whether to save within an epoch, after that many steps in all. */
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
            bestWeights == null ? null : Weights.of(spec, bestWeights)),
        keepEpochs);
  }
}

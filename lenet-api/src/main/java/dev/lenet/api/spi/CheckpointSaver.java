package dev.lenet.api.spi;

import dev.lenet.api.EpochReport;
import dev.lenet.api.checkpoint.Checkpoint;
import dev.lenet.api.checkpoint.CheckpointFolder;
import dev.lenet.api.checkpoint.Progress;
import dev.lenet.api.checkpoint.RunIdentity;
import dev.lenet.api.checkpoint.TrainingData;
import dev.lenet.api.file.FolderLock;
import dev.lenet.api.optim.OptimizerState;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Saves one training's checkpoints into a folder that it holds.
 *
 * @param everySteps also after so many steps; 0: after epochs only
 */
record CheckpointSaver(
    CheckpointFolder folder,
    FolderLock lock,
    int everySteps,
    NetworkSpec spec,
    RunIdentity run,
    TrainingData data)
    implements AutoCloseable {

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
            progress,
            history,
            Weights.of(spec, weights),
            optimizer,
            bestWeights == null ? null : Weights.of(spec, bestWeights)));
  }

  /** Releases the folder. */
  @Override
  public void close() {
    lock.close();
  }
}

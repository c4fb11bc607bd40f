package dev.lenet.internal.checkpoint;

import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.EpochReport;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.optim.OptimizerState;
import dev.lenet.internal.text.Foreign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training between two steps. Resuming from it gives the same result as if the training had never
 * stopped.
 *
 * @param spec with the training as it was started: its epochs, and its seed, which determines all
 *     random numbers
 * @param startedFrom a description of the weights that the training began with; null if they were
 *     the initial weights of the seed
 * @param history the completed epochs
 * @param bestWeights with early stopping, the weights of the best epoch so far
 */
public record Checkpoint(
    NetworkSpec spec,
    RunIdentity run,
    TrainingData data,
    @Nullable String startedFrom,
    Progress progress,
    List<EpochReport> history,
    Weights weights,
    OptimizerState optimizer,
    @Nullable Weights bestWeights)
    implements CheckpointInfo {
  private static final int MOST_QUOTED = 1_000;

  /**
   * Copies the history.
   *
   * @throws IllegalArgumentException if the parts contradict each other
   */
  public Checkpoint {
    history = List.copyOf(history);
    TrainingSpec training = spec.training();
    int done = progress.epoch() - 1;
    int batches = training.batchesPerEpoch(data.learnt());
    Numbers.require(progress.batch() < batches, "batch", progress.batch());
    Numbers.require(done <= training.epochs(), "epoch", progress.epoch());
    Numbers.require(history.size() == done, "number of epochs in the history", history.size());
    Numbers.require(
        optimizer.steps() == (long) done * batches + progress.batch(), "steps", optimizer.steps());
    long images = (long) progress.batch() * training.batchSize();
    Numbers.require(progress.images() == images, "images", progress.images());
    for (int i = 0; i < done; i++) {
      EpochReport epoch = history.get(i);
      Numbers.require(epoch.epoch() == i + 1, "epoch in the history", epoch.epoch());
      boolean validated = training.patience() == null || epoch.validationAccuracy() != null;
      Numbers.require(validated, "validationAccuracy", null);
    }
    boolean hasBest = training.patience() != null && done > 0;
    Numbers.require(
        (bestWeights != null) == hasBest, "presence of best weights", bestWeights != null);
  }

  @Override
  public String backend() {
    return run.backend();
  }

  @Override
  public int threads() {
    return run.threads();
  }

  @Override
  public int images() {
    return data.images();
  }

  @Override
  public long step() {
    return optimizer.steps();
  }

  /**
   * Checks that this checkpoint belongs to a training.
   *
   * @throws TrainingException of code {@code CHECKPOINT_MISMATCH} with what differs
   */
  public void requireSame(NetworkSpec otherSpec, TrainingData otherData) {
    if (!spec.equals(otherSpec)) {
      throw mismatch(difference(spec, otherSpec));
    }
    if (!data.equals(otherData)) {
      throw mismatch(changed("its data", data, otherData));
    }
  }

  /** Names the first part that differs. */
  private static String difference(NetworkSpec then, NetworkSpec now) {
    if (!then.name().equals(now.name())) {
      return changed("its name", "'" + then.name() + "'", "'" + now.name() + "'");
    }
    if (!then.input().equals(now.input())) {
      return changed("its input", then.input(), now.input());
    }
    if (!then.layers().equals(now.layers())) {
      return difference(then.layers(), now.layers());
    }
    if (!then.classNames().equals(now.classNames())) {
      return changed("its list of class names", then.classNames(), now.classNames());
    }
    if (then.initializer() != now.initializer()) {
      return changed(
          "its initializer", then.initializer().specName(), now.initializer().specName());
    }
    if (then.training().epochs() != now.training().epochs()) {
      return "it has %d epochs, now there are %d"
          .formatted(then.training().epochs(), now.training().epochs());
    }
    return changed("its training", then.training(), now.training());
  }

  private static String difference(List<LayerSpec> then, List<LayerSpec> now) {
    for (int i = 0; i < Math.min(then.size(), now.size()); i++) {
      if (!then.get(i).equals(now.get(i))) {
        return changed("its layer " + (i + 1), then.get(i), now.get(i));
      }
    }
    return "it has %d layers, now there are %d".formatted(then.size(), now.size());
  }

  private static String changed(String what, Object then, Object now) {
    return "%s is %s, now it is %s"
        .formatted(what, Foreign.text(then, MOST_QUOTED), Foreign.text(now, MOST_QUOTED));
  }

  private static TrainingException mismatch(String difference) {
    return new TrainingException(
        ErrorCode.CHECKPOINT_MISMATCH,
        "The checkpoint is of another training: "
            + difference
            + ". Resume with the same spec and data, or start a new training");
  }
}

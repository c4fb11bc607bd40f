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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    int batches = training.batchesPerEpoch(data.learnt()); // the fields are not set yet
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

  @Override
  public int epochs() {
    return history.size();
  }

  /** Number of steps in one epoch. */
  int batchesPerEpoch() {
    return spec.training().batchesPerEpoch(data.learnt());
  }

  /** Whether no batch of the next epoch is done yet. */
  boolean isEndOfEpoch() {
    return progress.batch() == 0;
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
    Map<String, Object> before = parts(then);
    Map<String, Object> after = parts(now);
    before.keySet().forEach(part -> after.putIfAbsent(part, "missing"));
    for (Map.Entry<String, Object> part : after.entrySet()) {
      Object value = before.getOrDefault(part.getKey(), "missing");
      if (!value.equals(part.getValue())) {
        return changed("its " + part.getKey(), value, part.getValue());
      }
    }
    return "its spec is another";
  }

  private static Map<String, Object> parts(NetworkSpec spec) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("name", "'" + spec.name() + "'");
    parts.put("input", spec.input());
    for (LayerSpec layer : spec.layers()) {
      parts.put("layer " + (parts.size() - 1), layer);
    }
    parts.put("list of class names", spec.classNames());
    parts.put("initializer", spec.initializer().specName());
    parts.put("number of epochs", spec.training().epochs());
    parts.put("training", spec.training());
    return parts;
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

package dev.lenet.internal.training;

import dev.lenet.api.BatchReport;
import dev.lenet.api.EpochReport;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.batch.BatchPipeline;
import dev.lenet.internal.checkpoint.Checkpoint;
import dev.lenet.internal.checkpoint.EpochResult;
import dev.lenet.internal.checkpoint.Progress;
import dev.lenet.internal.optim.LearningRate;
import dev.lenet.internal.optim.Optimizer;
import dev.lenet.internal.optim.Sdlm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one training, from its first batch or from a checkpoint to its report. For one thread, and
 * for one run.
 */
final class TrainingRun {
  private final TrainingSpec training;
  private final float[] weights;
  private final float[] gradient;
  private final Replicas replicas;
  private final BatchPipeline batches;
  private final Validation validation;
  private final @Nullable Curvature curvature;
  private final LearningRate learningRate;
  private final EarlyStopping stopping;
  private final List<TrainingListener> listeners;
  private final @Nullable CheckpointSaver saver;
  private final List<EpochReport> epochs = new ArrayList<>();

  private Optimizer optimizer;
  private long began = System.nanoTime();
  private long epochBegan;

  /** The time that the current epoch took before the training was resumed. */
  private double epochSecondsBefore;

  private double seconds;

  /** The current epoch, counted from 1; the number of batches done; their results. */
  private int epoch = 1;

  private int batch;
  private Tally tally = Tally.NONE;

  /**
   * Takes everything that the training needs. The caller closes replicas and batches.
   *
   * @param weights the first weights; changed in place
   * @param curvature null if the optimizer does not go by it
   * @param saver null to save no checkpoints
   */
  TrainingRun(
      TrainingSpec training,
      float[] weights,
      Replicas replicas,
      BatchPipeline batches,
      Validation validation,
      @Nullable Curvature curvature,
      List<TrainingListener> listeners,
      @Nullable CheckpointSaver saver) {
    this.training = training;
    this.weights = weights;
    this.gradient = new float[weights.length];
    this.replicas = replicas;
    this.batches = batches;
    this.validation = validation;
    this.curvature = curvature;
    this.listeners = listeners;
    this.saver = saver;
    this.optimizer = Optimizer.of(training.optimizer(), weights.length);
    this.learningRate =
        new LearningRate(
            training.schedule(),
            training.optimizer().learningRate(),
            batches.batchesPerEpoch(),
            training.epochs());
    this.stopping = new EarlyStopping(training.patience());
  }

  /** Continues a training from a checkpoint. Weights and batches already begin there. */
  void resume(Checkpoint checkpoint) {
    Progress progress = checkpoint.progress();
    Weights best = checkpoint.bestWeights();
    optimizer = Optimizer.of(training.optimizer(), checkpoint.optimizer());
    epochs.addAll(checkpoint.history());
    stopping.resume(checkpoint.history(), best == null ? null : best.toArray());
    epoch = progress.epoch();
    batch = progress.batch();
    tally = new Tally(progress.images(), progress.lossSum(), progress.correct());
    began -= nanos(progress.trainSeconds());
    epochSecondsBefore = progress.epochSeconds();
  }

  /**
   * Runs the training. If the thread is interrupted, saves where the training is, and ends.
   *
   * @throws TrainingException if the loss diverges or the thread is interrupted, or a checkpoint
   *     cannot be written
   */
  void run() {
    while (epoch <= training.epochs() && !stopping.isDue()) {
      epochBegan = System.nanoTime() - nanos(epochSecondsBefore);
      epochSecondsBefore = 0;
      learn();
      EpochReport report = endOfEpoch();
      epochs.add(report);
      stopping.heed(report, weights);
      epoch++;
      batch = 0;
      tally = Tally.NONE;
      save();
      listeners.forEach(listener -> listener.onEpoch(report));
      requireNotInterrupted();
      if (someoneWantsToStop()) {
        break;
      }
    }
    seconds = secondsSince(began);
  }

  /** Asks all listeners, because each may count on being asked. */
  private boolean someoneWantsToStop() {
    boolean stop = false;
    for (TrainingListener listener : listeners) {
      stop |= listener.wantsToStop();
    }
    return stop;
  }

  /** A report for each epoch. */
  List<EpochReport> epochs() {
    return epochs;
  }

  /** The epoch whose weights are kept. */
  int keptEpoch() {
    return stopping.keptEpoch();
  }

  /** Wall time of the training, after it has run. */
  double seconds() {
    return seconds;
  }

  /** The weights of the kept epoch. */
  float[] keptWeights() {
    return stopping.keptWeights(weights);
  }

  /** Runs the rest of the epoch. */
  private void learn() {
    if (batch == 0 && curvature != null && optimizer instanceof Sdlm sdlm) {
      sdlm.setCurvature(curvature.estimate(replicas, weights, epoch));
    }
    while (batch < batches.batchesPerEpoch()) {
      long step = (epoch - 1L) * batches.batchesPerEpoch() + batch;
      Tally learnt = replicas.gradient(nextBatch(), weights, gradient);
      requireFinite(learnt.lossSum());
      optimizer.step(weights, gradient, learningRate.at(step));
      tally = tally.plus(learnt);
      batch++;
      if (batch < batches.batchesPerEpoch()) {
        saveWithinEpoch(saver != null && saver.isDue(step + 1));
      }
      reportBatch();
    }
  }

  /** Saves if it is due, or if this is the end. After an epoch a checkpoint is saved anyway. */
  private void saveWithinEpoch(boolean due) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    if (due || interrupted) {
      requireFiniteWeights();
      save();
    }
    if (interrupted) {
      throw interrupted(null);
    }
  }

  private void reportBatch() {
    BatchReport report =
        new BatchResult(
            epoch,
            training.epochs(),
            batch,
            batches.batchesPerEpoch(),
            tally.meanLoss(),
            tally.accuracy(),
            tally.images() / secondsSince(epochBegan));
    listeners.forEach(listener -> listener.onBatch(report));
  }

  private EpochReport endOfEpoch() {
    double seconds = secondsSince(epochBegan);
    requireFiniteWeights();
    Tally validated = validation.score(replicas, weights);
    boolean any = validated.images() > 0;
    if (any && !Double.isFinite(validated.meanLoss())) {
      throw diverged("the validation loss is " + validated.meanLoss() + " after epoch " + epoch);
    }
    return new EpochResult(
        epoch,
        tally.meanLoss(),
        tally.accuracy(),
        any ? validated.meanLoss() : null,
        any ? validated.accuracy() : null,
        seconds,
        tally.images() / seconds);
  }

  private void save() {
    if (saver != null) {
      Progress progress =
          new Progress(
              epoch,
              batch,
              tally.images(),
              tally.lossSum(),
              tally.correct(),
              batch == 0 ? 0 : secondsSince(epochBegan),
              secondsSince(began));
      saver.save(progress, epochs, weights, optimizer.state(), stopping.bestWeights());
    }
  }

  private Batch nextBatch() {
    try {
      return batches.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (batch > 0) { // after an epoch it is saved already
        requireFiniteWeights();
        save();
      }
      throw interrupted(e);
    }
  }

  private void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(null);
    }
  }

  private TrainingException interrupted(@Nullable InterruptedException cause) {
    return new TrainingException(
        ErrorCode.TRAINING_INTERRUPTED,
        "The training was interrupted %s; the model keeps the weights it had before%s"
            .formatted(
                moment(),
                saver == null || hasNotBegun()
                    ? ""
                    : ". A checkpoint of this moment is in " + saver.folder()),
        cause);
  }

  private String moment() {
    if (hasNotBegun()) {
      return "before its first batch was done";
    }
    return batch == 0
        ? "after epoch " + (epoch - 1)
        : "in epoch %d, after %d of %d batches".formatted(epoch, batch, batches.batchesPerEpoch());
  }

  private boolean hasNotBegun() {
    return epochs.isEmpty() && batch == 0;
  }

  private void requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw diverged("the loss is " + loss + " in batch " + (batch + 1) + " of epoch " + epoch);
    }
  }

  /** Called before weights are kept, because no later loss shows the effect of the last step. */
  private void requireFiniteWeights() {
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw diverged("a weight is " + weight + " after batch " + batch + " of epoch " + epoch);
      }
    }
  }

  private TrainingException diverged(String sign) {
    return new TrainingException(
        ErrorCode.TRAINING_DIVERGED,
        "The training diverged: %s. The model keeps the weights it had before; try a lower learningRate than %s"
            .formatted(sign, training.optimizer().learningRate()));
  }

  private static double secondsSince(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }
}

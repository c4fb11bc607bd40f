package dev.lenet.api.spi;

import dev.lenet.api.BatchReport;
import dev.lenet.api.EpochReport;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.batch.Batch;
import dev.lenet.api.batch.BatchPipeline;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.optim.LearningRate;
import dev.lenet.api.optim.Optimizer;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/** One training, from its first batch to its report. For one thread, once. */
final class TrainingRun {
  private final TrainingSpec training;
  private final float[] weights;
  private final float[] gradient;
  private final Replicas replicas;
  private final BatchPipeline batches;
  private final Validation validation;
  private final Optimizer optimizer;
  private final LearningRate learningRate;
  private final EarlyStopping stopping;
  private final List<TrainingListener> listeners;
  private final List<EpochReport> epochs = new ArrayList<>();
  private long step;

  /**
   * Takes what it works with; the caller closes replicas and batches.
   *
   * @param weights to begin with; changed
   */
  TrainingRun(
      TrainingSpec training,
      float[] weights,
      Replicas replicas,
      BatchPipeline batches,
      Validation validation,
      List<TrainingListener> listeners) {
    this.training = training;
    this.weights = weights;
    this.gradient = new float[weights.length];
    this.replicas = replicas;
    this.batches = batches;
    this.validation = validation;
    this.listeners = listeners;
    OptimizerSpec optimizerSpec = training.optimizer();
    this.optimizer = Optimizer.of(optimizerSpec, weights.length);
    this.learningRate =
        new LearningRate(
            training.schedule(),
            optimizerSpec.learningRate(),
            batches.batchesPerEpoch(),
            training.epochs());
    this.stopping = new EarlyStopping(training.patience());
  }

  /**
   * Trains.
   *
   * @throws TrainingException if the loss diverges or the thread is interrupted
   */
  TrainingReport run() {
    long began = System.nanoTime();
    for (int epoch = 1; epoch <= training.epochs() && !stopping.isDue(); epoch++) {
      EpochReport report = epoch(epoch);
      epochs.add(report);
      stopping.heed(report, weights);
      listeners.forEach(listener -> listener.onEpoch(report));
    }
    return new TrainingReport(epochs, stopping.keptEpoch(), replicas.count(), secondsSince(began));
  }

  /** The weights of the epoch that the report says is kept. */
  float[] keptWeights() {
    return stopping.keptWeights(weights);
  }

  private EpochReport epoch(int epoch) {
    long began = System.nanoTime();
    Tally tally = Tally.NONE;
    for (int batch = 1; batch <= batches.batchesPerEpoch(); batch++) {
      tally = tally.plus(learn(nextBatch(epoch)));
      requireFinite(tally.lossSum(), epoch, batch);
      double rate = tally.images() / secondsSince(began);
      BatchReport report =
          new BatchReport(
              epoch,
              training.epochs(),
              batch,
              batches.batchesPerEpoch(),
              tally.meanLoss(),
              tally.accuracy(),
              rate);
      listeners.forEach(listener -> listener.onBatch(report));
    }
    double seconds = secondsSince(began);
    requireFiniteWeights(epoch);
    Tally validated = validation.score(replicas, weights);
    boolean any = validated.images() > 0;
    return new EpochReport(
        epoch,
        tally.meanLoss(),
        tally.accuracy(),
        any ? validated.meanLoss() : null,
        any ? validated.accuracy() : null,
        seconds,
        tally.images() / seconds);
  }

  private Batch nextBatch(int epoch) {
    try {
      return batches.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException(
          ErrorCode.TRAINING_INTERRUPTED,
          "The training was interrupted in epoch %d; the model keeps the weights it had before"
              .formatted(epoch),
          e);
    }
  }

  private Tally learn(Batch batch) {
    Tally tally = replicas.gradient(batch, weights, gradient);
    optimizer.step(weights, gradient, learningRate.at(step++));
    return tally;
  }

  private void requireFinite(double loss, int epoch, int batch) {
    if (!Double.isFinite(loss)) {
      throw diverged("the loss is " + loss + " in batch " + batch + " of epoch " + epoch);
    }
  }

  /** The last step of an epoch is the one whose effect no further loss shows. */
  private void requireFiniteWeights(int epoch) {
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw diverged("a weight is " + weight + " after epoch " + epoch);
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
}

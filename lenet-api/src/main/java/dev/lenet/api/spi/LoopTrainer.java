package dev.lenet.api.spi;

import dev.lenet.api.Checkpoints;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.batch.BatchAssembler;
import dev.lenet.api.batch.BatchPipeline;
import dev.lenet.api.checkpoint.Checkpoint;
import dev.lenet.api.checkpoint.CheckpointFolder;
import dev.lenet.api.checkpoint.RunIdentity;
import dev.lenet.api.checkpoint.TrainingData;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.Failures;
import dev.lenet.api.error.Foreign;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Trains models of one backend, each training on networks of its own. */
final class LoopTrainer implements Trainer {
  private final EngineBackend backend;
  private final TrainingSpec training;
  private final int threads;

  LoopTrainer(EngineBackend backend, TrainingSpec training, int threads) {
    this.backend = backend;
    this.training = training;
    this.threads = threads;
  }

  @Override
  public TrainingReport train(Model model, Dataset data, TrainingListener... listeners) {
    PooledModel own = requireOwn(model);
    return run(own, requireFit(own, data), data, List.of(listeners), null, null);
  }

  @Override
  public TrainingReport train(
      Model model, Dataset data, Checkpoints checkpoints, TrainingListener... listeners) {
    PooledModel own = requireOwn(model);
    NetworkSpec spec = requireFit(own, data);
    CheckpointFolder folder = new CheckpointFolder(checkpoints.directory());
    try (CheckpointSaver saver = saver(folder, checkpoints, spec, data)) {
      folder.requireEmpty();
      return run(own, spec, data, List.of(listeners), saver, null);
    }
  }

  @Override
  public TrainingReport resume(
      Model model, Dataset data, Checkpoints checkpoints, TrainingListener... listeners) {
    PooledModel own = requireOwn(model);
    NetworkSpec spec = requireFit(own, data);
    CheckpointFolder folder = new CheckpointFolder(checkpoints.directory());
    folder.requirePresent();
    try (CheckpointSaver saver = saver(folder, checkpoints, spec, data)) {
      Checkpoint from = folder.newest();
      from.requireSame(spec, saver.data());
      List<String> differences = from.run().differencesTo(saver.run());
      for (TrainingListener listener : listeners) {
        listener.onResume(from.progress().epoch(), from.step(), differences);
      }
      return run(own, spec, data, List.of(listeners), saver, from);
    }
  }

  private CheckpointSaver saver(
      CheckpointFolder folder, Checkpoints checkpoints, NetworkSpec spec, Dataset data) {
    RunIdentity run = RunIdentity.of(backend.info(), threads);
    TrainingData identity = TrainingData.of(data);
    return new CheckpointSaver(
        folder, folder.hold(), checkpoints.everySteps(), spec, run, identity);
  }

  private TrainingReport run(
      PooledModel model,
      NetworkSpec spec,
      Dataset data,
      List<TrainingListener> listeners,
      @Nullable CheckpointSaver saver,
      @Nullable Checkpoint from) {
    float[] present = model.beginTraining();
    try {
      float[] weights = from == null ? present : from.weights().toArray();
      Trained trained = learn(spec, weights, data, listeners, saver, from);
      model.setTrained(spec, trained.weights);
      return trained.report;
    } finally {
      model.endTraining();
    }
  }

  /** Not with the replicas as a resource: an engine may throw the same object when it is closed. */
  private Trained learn(
      NetworkSpec spec,
      float[] weights,
      Dataset data,
      List<TrainingListener> listeners,
      @Nullable CheckpointSaver saver,
      @Nullable Checkpoint from) {
    int learnt = data.size() - training.validation();
    long firstStep = from == null ? 0 : from.step();
    Failures failures = new Failures();
    Trained trained = null;
    Replicas replicas =
        new Replicas(backend, spec, threads, Math.min(training.batchSize(), data.size()));
    try (BatchPipeline batches = new BatchPipeline(spec, data.range(0, learnt), firstStep)) {
      Validation validation = new Validation(spec, data.range(learnt, data.size()));
      TrainingRun run =
          new TrainingRun(training, weights, replicas, batches, validation, listeners, saver);
      if (from != null) {
        run.resume(from);
      }
      trained = new Trained(run.run(), run.keptWeights());
    } catch (Throwable e) {
      failures.add(e);
    }
    failures.attempt(replicas::close);
    failures.throwFirst();
    return Objects.requireNonNull(trained);
  }

  private PooledModel requireOwn(Model model) {
    backend.requireOpen();
    if (model instanceof PooledModel own && own.isOf(backend)) {
      return own;
    }
    throw new IllegalArgumentException(
        "This trainer trains models of its own backend '%s'; the model '%s' is another's"
            .formatted(backend.info().name(), model.spec().name()));
  }

  /** The network with this trainer's training, if it can learn from the data. */
  private NetworkSpec requireFit(PooledModel model, Dataset data) {
    NetworkSpec spec = model.spec().withTraining(training);
    BatchAssembler.requireFit(spec, data);
    if (data.size() <= training.validation()) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "Of the %d images of %s, %d are to be held back for validation: none is left to learn from"
              .formatted(data.size(), Foreign.text(data.name()), training.validation()));
    }
    return spec;
  }

  /** What a training ends with. */
  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record Trained(TrainingReport report, float[] weights) {}
}

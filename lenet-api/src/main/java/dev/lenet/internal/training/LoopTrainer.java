package dev.lenet.internal.training;

import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.batch.BatchPipeline;
import dev.lenet.internal.checkpoint.Checkpoint;
import dev.lenet.internal.checkpoint.CheckpointFolder;
import dev.lenet.internal.checkpoint.RunIdentity;
import dev.lenet.internal.engine.OpenEngine;
import dev.lenet.internal.file.FolderLock;
import dev.lenet.internal.prediction.PooledModel;
import dev.lenet.internal.thread.Failures;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Trains models of one engine. Each training makes its own networks. */
public final class LoopTrainer implements Trainer {
  private final OpenEngine engine;
  private final TrainingSpec training;

  /** A trainer for models of that engine. */
  public LoopTrainer(OpenEngine engine, TrainingSpec training) {
    this.engine = engine;
    this.training = training;
  }

  @Override
  public TrainingReport train(Model model, Dataset data, TrainingOptions options) {
    PooledModel own = requireOwn(model);
    NetworkSpec spec = own.spec().withTraining(training);
    TrainingImages images = TrainingImages.of(spec, data, options.validation());
    Path directory = options.checkpoints();
    if (directory == null) {
      return train(own, spec, images, options, null, null);
    }
    CheckpointFolder folder = new CheckpointFolder(directory);
    if (options.resume()) {
      folder.requirePresent();
    }
    FolderLock held = folder.hold();
    try (held) {
      if (!options.resume()) {
        folder.requireEmpty();
        return train(own, spec, images, options, folder, null);
      }
      Checkpoint from = folder.newest();
      from.requireSame(spec, images.identity());
      return train(own, spec, images, options, folder, from);
    }
  }

  private TrainingReport train(
      PooledModel model,
      NetworkSpec spec,
      TrainingImages images,
      TrainingOptions options,
      @Nullable CheckpointFolder folder,
      @Nullable Checkpoint from) {
    int threads = from == null || options.hasThreads() ? options.threads() : from.run().threads();
    RunIdentity run = RunIdentity.of(engine.info(), threads);
    if (from != null) {
      List<String> differences = from.run().differencesTo(run);
      for (TrainingListener listener : options.listeners()) {
        listener.onResume(from.progress().epoch(), from.step(), differences);
      }
    }
    PooledModel.Start start = model.beginTraining();
    try {
      String startedFrom = from == null ? start.startedFrom() : from.startedFrom();
      CheckpointSaver saver =
          folder == null
              ? null
              : new CheckpointSaver(
                  folder,
                  options.checkpointSteps(),
                  options.keepsCheckpoints(),
                  spec,
                  run,
                  images.identity(),
                  startedFrom);
      float[] weights = from == null ? start.weights() : from.weights().toArray();
      TrainingRun learnt = learn(spec, weights, images, threads, options.listeners(), saver, from);
      float[] kept = learnt.keptWeights();
      model.setTrained(spec, kept);
      return new TrainingResult(
          learnt.epochs(),
          learnt.keptEpoch(),
          training,
          threads,
          learnt.seconds(),
          engine.info(),
          images.name(),
          images.identity().sha256(),
          startedFrom,
          Weights.of(spec, kept).sha256());
    } finally {
      model.endTraining();
    }
  }

  /**
   * Does not use try-with-resources, because an engine may throw the same object again when it is
   * closed.
   */
  private TrainingRun learn(
      NetworkSpec spec,
      float[] weights,
      TrainingImages images,
      int threads,
      List<TrainingListener> listeners,
      @Nullable CheckpointSaver saver,
      @Nullable Checkpoint from) {
    long firstStep = from == null ? 0 : from.step();
    int most = Math.max(images.learn().size(), images.validate().size());
    Failures failures = new Failures();
    TrainingRun run = null;
    Replicas replicas = new Replicas(engine, spec, threads, Math.min(training.batchSize(), most));
    try (BatchPipeline batches = new BatchPipeline(spec, images.learn(), firstStep)) {
      Validation validation = new Validation(spec, images.validate());
      Curvature curvature =
          training.optimizer().type() == OptimizerSpec.Type.SDLM
              ? new Curvature(spec, images.learn())
              : null;
      run =
          new TrainingRun(
              training, weights, replicas, batches, validation, curvature, listeners, saver);
      if (from != null) {
        run.resume(from);
      }
      run.run();
    } catch (Throwable e) {
      failures.add(e);
    }
    failures.attempt(replicas::close);
    failures.throwFirst();
    return Objects.requireNonNull(run);
  }

  private PooledModel requireOwn(Model model) {
    engine.requireOpen();
    if (model instanceof PooledModel own && own.isOf(engine)) {
      return own;
    }
    throw new IllegalArgumentException(
        "This trainer trains models of the backend '%s'; the model '%s' belongs to another backend"
            .formatted(engine.info().name(), model.spec().name()));
  }
}

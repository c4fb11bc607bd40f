package dev.lenet.api.spi;

import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.batch.BatchAssembler;
import dev.lenet.api.batch.BatchPipeline;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import java.util.List;

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
    backend.requireOpen();
    if (!(model instanceof PooledModel own) || !own.isOf(backend)) {
      throw new IllegalArgumentException(
          "This trainer trains models of its own backend '%s'; the model '%s' is another's"
              .formatted(backend.info().name(), model.spec().name()));
    }
    NetworkSpec spec = model.spec().withTraining(training);
    BatchAssembler.requireFit(spec, data);
    int learnt = imagesToLearnFrom(data);
    float[] kept = null;
    float[] weights = own.beginTraining();
    try (Replicas replicas =
            new Replicas(backend, spec, threads, Math.min(training.batchSize(), data.size()));
        BatchPipeline batches = new BatchPipeline(spec, data.range(0, learnt))) {
      Validation validation = new Validation(spec, data.range(learnt, data.size()));
      TrainingRun run =
          new TrainingRun(training, weights, replicas, batches, validation, List.of(listeners));
      TrainingReport report = run.run();
      kept = run.keptWeights();
      return report;
    } finally {
      own.endTraining(kept);
    }
  }

  private int imagesToLearnFrom(Dataset data) {
    if (data.size() <= training.validation()) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "Of the %d images of %s, %d are to be held back for validation: none is left to learn from"
              .formatted(data.size(), data.name(), training.validation()));
    }
    return data.size() - training.validation();
  }
}

package com.example.spark;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * One round on one partition: some steps that begin with the common weights. Its result depends on
 * nothing but the shard, the round and these weights, so Spark may run it again on another
 * executor.
 */
final class LocalTraining implements Function<Shard, LocalResult> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<float[]> weights;
  private final String specJson;
  private final String backend;
  private final int localSteps;
  private final int round;

  LocalTraining(
      Broadcast<float[]> weights, String specJson, String backend, int localSteps, int round) {
    this.weights = weights;
    this.specJson = specJson;
    this.backend = backend;
    this.localSteps = localSteps;
    this.round = round;
  }

  @Override
  public LocalResult call(Shard shard) {
    NetworkSpec spec = Specs.parse(specJson, "of the training");
    TrainingSpec planned = spec.training();
    long seed = planned.seed();
    Dataset images = shard.round(round, Math.multiplyExact(localSteps, planned.batchSize()), seed);
    // another seed for each round and partition, so that augmentation draws other distortions
    long ownSeed = (seed + round) * 1_000_003L + shard.partition();
    TrainingSpec training =
        planned.toBuilder().epochs(1).validation(0).patience(null).seed(ownSeed).build();
    TrainingOptions options = TrainingOptions.builder().threads(TaskContext.get().cpus()).build();
    try (Backend opened = Backends.open(backend);
        Model model = opened.newModel(spec)) {
      model.setWeights(Weights.of(spec, weights.value()));
      EpochReport report = opened.newTrainer(training).train(model, images, options).kept();
      return new LocalResult(
          images.size(), report.trainLoss(), report.trainAccuracy(), model.weights().toArray());
    }
  }
}

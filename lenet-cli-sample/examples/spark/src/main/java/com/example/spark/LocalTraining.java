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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * One round on one partition: some steps that begin with the common weights. Its result depends on
 * nothing but the shard, the round and these weights, so Spark may run it again on another
 * executor. A partition without images in this round has no result.
 */
final class LocalTraining implements FlatMapFunction<Shard, LocalResult> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<float[]> weights;
  private final String specJson;
  private final String backend;
  private final RoundPart part;

  LocalTraining(Broadcast<float[]> weights, String specJson, String backend, RoundPart part) {
    this.weights = weights;
    this.specJson = specJson;
    this.backend = backend;
    this.part = part;
  }

  @Override
  public Iterator<LocalResult> call(Shard shard) {
    NetworkSpec spec = Specs.parse(specJson, "of the training");
    TrainingSpec planned = spec.training();
    long seed = planned.seed();
    Dataset images = shard.take(part, seed);
    if (images.size() == 0) {
      return Collections.emptyIterator();
    }
    // another seed for each round and partition, so that augmentation draws other distortions
    long ownSeed = (seed + part.round()) * 1_000_003L + shard.partition();
    TrainingSpec training =
        planned.toBuilder().epochs(1).validation(0).patience(null).seed(ownSeed).build();
    TrainingOptions options = TrainingOptions.builder().threads(TaskContext.get().cpus()).build();
    try (Backend opened = Backends.open(backend);
        Model model = opened.newModel(spec)) {
      model.setWeights(Weights.of(spec, weights.value()));
      EpochReport report = opened.newTrainer(training).train(model, images, options).kept();
      LocalResult result =
          new LocalResult(
              images.size(), report.trainLoss(), report.trainAccuracy(), model.weights().toArray());
      return List.of(result).iterator();
    }
  }
}

package com.example.spark;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import picocli.CommandLine.Option;

/** Which images a training uses. */
final class TrainingDataOptions {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Use only the first N training images of MNIST.")
  private Integer limit;

  boolean isLimited() {
    return limit != null;
  }

  /** MNIST, cut to the limit. */
  TrainTestSplit load() {
    TrainTestSplit mnist = Datasets.load("mnist");
    Dataset train = mnist.train();
    int size = limit == null ? train.size() : Math.min(limit, train.size());
    return new TrainTestSplit(train.range(0, size), mnist.test());
  }
}

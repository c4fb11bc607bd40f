package com.example.spark;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/** The trainings of a sweep: each network with each seed and each learning rate. */
public final class SweepSpecs {
  private SweepSpecs() {}

  /**
   * All combinations, network by network, rate by rate.
   *
   * @param rates learning rates; if empty, each network keeps its own
   * @throws dev.lenet.api.error.SpecException if a rate is not one
   */
  public static List<NetworkSpec> of(
      List<NetworkSpec> networks, List<Long> seeds, List<Double> rates) {
    List<NetworkSpec> all = new ArrayList<>();
    for (NetworkSpec network : networks) {
      TrainingSpec training = network.training();
      List<Double> own = List.of(training.optimizer().learningRate());
      for (double rate : rates.isEmpty() ? own : rates) {
        for (long seed : seeds) {
          OptimizerSpec optimizer = training.optimizer().withLearningRate(rate);
          all.add(
              network.withTraining(training.toBuilder().optimizer(optimizer).seed(seed).build()));
        }
      }
    }
    return all;
  }
}

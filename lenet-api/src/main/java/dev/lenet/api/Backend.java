package dev.lenet.api;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;

/**
 * An engine that computes networks. Safe for use by several threads. Whoever opened it closes it,
 * after the models it made.
 */
public interface Backend extends AutoCloseable {
  /** What this backend is. */
  BackendInfo info();

  /**
   * A network with the initial weights of the spec's seed.
   *
   * @throws dev.lenet.api.error.BackendException if the backend lacks something that the spec asks
   *     for; the message names backends that have it
   */
  Model newModel(NetworkSpec spec);

  /**
   * A network with the weights of a model file.
   *
   * @throws dev.lenet.api.error.BackendException if the backend lacks something that the file's
   *     spec asks for
   */
  Model newModel(ModelFile file);

  /** A trainer with as many replicas as this machine makes good use of. */
  Trainer newTrainer(TrainingSpec training);

  /**
   * A trainer with a fixed number of replicas of the network, each on a thread of its own. The same
   * number gives the same bytes; another number the same up to rounding.
   *
   * @param threads at least 1
   */
  Trainer newTrainer(TrainingSpec training, int threads);

  /** An evaluator. */
  Evaluator newEvaluator();

  /** Releases what the backend itself holds. Closing twice does nothing. */
  @Override
  void close();
}

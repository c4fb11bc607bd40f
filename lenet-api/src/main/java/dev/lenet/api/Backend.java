package dev.lenet.api;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;

/**
 * An engine that computes networks. Safe for use by several threads. Close it after the models it
 * made.
 */
public interface Backend extends AutoCloseable {
  /** What this backend is. */
  BackendInfo info();

  /**
   * A network with the initial weights of the spec's seed. The caller closes it.
   *
   * @throws dev.lenet.api.error.BackendException if the backend lacks something that the spec asks
   *     for; the message names backends that have it
   */
  Model newModel(NetworkSpec spec);

  /**
   * A network with the weights of a model file, whose card it knows. The caller closes it.
   *
   * @throws dev.lenet.api.error.BackendException if the backend lacks something that the file's
   *     spec asks for
   */
  Model newModel(ModelFile file);

  /** A trainer. */
  Trainer newTrainer(TrainingSpec training);

  /** An evaluator. */
  Evaluator newEvaluator();

  /** Releases what the backend itself holds. Closing twice does nothing. */
  @Override
  void close();
}

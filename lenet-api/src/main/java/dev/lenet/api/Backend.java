package dev.lenet.api;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;

/**
 * An engine that computes networks. Safe for use by several threads. Close the models it made
 * before you close it.
 */
public interface Backend extends AutoCloseable {
  /** What this backend is. */
  BackendInfo info();

  /**
   * Makes a model with the initial weights of the spec's seed. The caller closes it.
   *
   * @throws dev.lenet.api.error.BackendException if the backend lacks something that the spec asks
   *     for; the message names backends that have it
   */
  Model newModel(NetworkSpec spec);

  /**
   * Makes a model with the weights and the card of a model file. The caller closes it.
   *
   * @throws dev.lenet.api.error.BackendException if the backend lacks something that the file's
   *     spec asks for
   */
  Model newModel(ModelFile file);

  /**
   * Makes a model of a spec that begins with the weights of a model file, to train it further. The
   * model card of that training says what it began with. The caller closes the model.
   *
   * @param spec the network and its training; the file's network with another name, other names of
   *     classes or another training
   * @throws dev.lenet.api.error.ModelFileException {@code MODEL_FILE_MISMATCH} if the file has
   *     another network; the message says what differs
   * @throws dev.lenet.api.error.BackendException if the backend lacks something that the spec asks
   *     for
   */
  Model newModel(NetworkSpec spec, ModelFile file);

  /** Makes a trainer of this backend's models. */
  Trainer newTrainer(TrainingSpec training);

  /** Makes an evaluator. */
  Evaluator newEvaluator();

  /** Releases the memory that the backend holds. Closing twice does nothing. */
  @Override
  void close();
}

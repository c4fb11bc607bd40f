package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.Evaluator;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;

/** A backend, to be made wrong in one place, or in its models or trainers. */
class WrongBackend implements Backend {
  private final Backend right;

  WrongBackend(Backend right) {
    this.right = right;
  }

  @Override
  public BackendInfo info() {
    return right.info();
  }

  @Override
  public Model newModel(NetworkSpec spec) {
    return wrong(right.newModel(spec));
  }

  @Override
  public final Model newModel(ModelFile file) {
    return wrong(right.newModel(file));
  }

  @Override
  public final Model newModel(NetworkSpec spec, ModelFile file) {
    return wrong(right.newModel(spec, file));
  }

  @Override
  public final Trainer newTrainer(TrainingSpec training) {
    right.newTrainer(training); // refused after close
    return (model, data, options) -> train(training, model, data, options);
  }

  @Override
  public final Evaluator newEvaluator() {
    return right.newEvaluator();
  }

  @Override
  public void close() {
    right.close();
  }

  Model wrong(Model model) {
    return model;
  }

  TrainingReport train(TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
    return right.newTrainer(training).train(WrongModel.right(model), data, options);
  }
}

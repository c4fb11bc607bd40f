package dev.lenet.reference;

import dev.lenet.api.Checkpoints;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;

/** Trains as its backend makes it go wrong. */
record WrongTrainer(WrongBackend backend, Trainer right) implements Trainer {
  @Override
  public TrainingReport train(Model model, Dataset data, TrainingListener... listeners) {
    return backend.wrong(right, model, data, listeners);
  }

  @Override
  public TrainingReport train(
      Model model, Dataset data, Checkpoints checkpoints, TrainingListener... listeners) {
    return right.train(WrongModel.right(model), data, checkpoints, listeners);
  }

  @Override
  public TrainingReport resume(
      Model model, Dataset data, Checkpoints checkpoints, TrainingListener... listeners) {
    return backend.wrongResume(right, model, data, checkpoints, listeners);
  }
}

package dev.lenet.cli.report;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Evaluation;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelFile;
import java.nio.file.Path;

/**
 * One network, trained and tested.
 *
 * @param spec the spec with the training
 * @param trainImages number of images in the training data, validation included
 * @param test the images it was tested on
 * @param model the trained network
 * @param folder where its results and pictures are
 */
public record Run(
    BackendInfo backend,
    NetworkSpec spec,
    int trainImages,
    TrainingReport training,
    Dataset test,
    Evaluation evaluation,
    ModelFile model,
    Path folder) {
  /** The epoch whose weights were kept and tested. */
  public EpochReport kept() {
    return training.kept();
  }

  /** The backend's name and engine, as in {@link Tested#title}. */
  public String title() {
    return tested().title();
  }

  /** Its test alone. */
  public Tested tested() {
    return new Tested(backend, test, evaluation, folder);
  }
}

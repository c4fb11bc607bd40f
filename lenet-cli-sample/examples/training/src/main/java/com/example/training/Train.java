package com.example.training;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.nio.file.Path;

/** Trains a model on MNIST, tests it, and writes it to a file. */
public final class Train {
  public static void main(String[] arguments) {
    Path path = Path.of(arguments[0]);
    NetworkSpec spec = Specs.recipe("lenet5-fast");
    TrainTestSplit mnist = Datasets.load("mnist");
    try (Backend backend = Backends.open();
        Model model = backend.newModel(spec)) {
      TrainingReport report = backend.newTrainer(spec.training()).train(model, mnist.train());
      Evaluation evaluation = backend.newEvaluator().evaluate(model, mnist.test());
      System.out.printf("%.2f%% of the test images%n", 100 * evaluation.accuracy());
      Prediction prediction = model.predict(mnist.test().image(0));
      System.out.println("The first one is a " + prediction.label());
      ModelFile.of(model, report, evaluation).write(path); // ModelFile.read(path) reads it back
    }
  }
}

package com.example.training;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.nio.file.Path;

/** Trains the weights in the jar further, on pictures of your own handwriting. */
public final class TrainFurther {
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Path file = Path.of(arguments[1]);
    NetworkSpec spec = Specs.recipe("lenet5-finetune");
    TrainTestSplit mine = Datasets.load(DatasetRequest.builder("mnist").directory(folder).build());
    try (Backend backend = Backends.open();
        Model model = backend.newModel(spec, ModelFile.pretrained())) {
      TrainingReport report = backend.newTrainer(spec.training()).train(model, mine.train());
      Evaluation evaluation = backend.newEvaluator().evaluate(model, mine.test());
      System.out.println(evaluation.errors() + " errors in " + mine.test().size() + " pictures");
      ModelFile.of(model, report, evaluation).write(file);
    }
  }
}

package dev.lenet.data.guard;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Trains the network that tells digits from other marks, and writes its file. Prints how many marks
 * pass at levels that refuse a given share of the digits held back.
 */
final class GuardTraining {
  private static final double[] REFUSED = {0.002, 0.005, 0.01, 0.02};

  private GuardTraining() {}

  /**
   * Takes a quarter of an hour on two cores.
   *
   * @param args the spec's file and the file to write
   */
  public static void main(String[] args) {
    NetworkSpec spec = Specs.read(Path.of(args[0]));
    Dataset data = GuardData.of(Datasets.load("mnist").train(), 15_000, 8_000, 30_000);
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(spec)) {
      TrainingReport report = backend.newTrainer(spec.training()).train(model, data);
      Dataset heldBack = data.range(data.size() - 2 * GuardData.HELD_BACK, data.size());
      Evaluation evaluation = backend.newEvaluator().evaluate(model, heldBack);
      ModelFile.of(model, report, evaluation).write(Path.of(args[1]));
      printLevels(
          noDigit(model, heldBack.range(0, GuardData.HELD_BACK)),
          noDigit(model, heldBack.range(GuardData.HELD_BACK, heldBack.size())));
    }
  }

  /** The probabilities of "no digit", the lowest first. */
  private static float[] noDigit(Model model, Dataset images) {
    float[] probabilities = new float[images.size()];
    for (int i = 0; i < probabilities.length; i++) {
      Prediction prediction = model.predict(images.image(i));
      probabilities[i] = prediction.probability(GuardData.NO_DIGIT);
    }
    Arrays.sort(probabilities);
    return probabilities;
  }

  private static void printLevels(float[] digits, float[] marks) {
    for (double refused : REFUSED) {
      float level = digits[(int) ((1 - refused) * digits.length) - 1];
      int passing = 0;
      while (passing < marks.length && marks[passing] <= level) {
        passing++;
      }
      System.out.printf(
          "%.1f%% of the digits and %.2f%% of the marks are above %.4f%n",
          100 * refused, 100.0 * (marks.length - passing) / marks.length, level);
    }
  }
}

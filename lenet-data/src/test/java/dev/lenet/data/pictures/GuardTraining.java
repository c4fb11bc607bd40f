package dev.lenet.data.pictures;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.nio.file.Path;

/**
 * Trains the second network of {@code DigitReader}, which tells digits from other marks, and writes
 * its file. Then prints for some levels how many digits and marks that were held back it gives a
 * probability below, for the digit that the pretrained model reads: those are not sure.
 */
final class GuardTraining {
  private static final double[] LEVELS = {0.05, 0.1, 0.2, 0.3, 0.5};

  /** Another number gives other weights. */
  private static final int THREADS = 2;

  private GuardTraining() {}

  /**
   * Takes a quarter of an hour on two cores.
   *
   * @param args the spec's file and the file to write
   */
  public static void main(String[] args) {
    NetworkSpec spec = Specs.read(Path.of(args[0]));
    Dataset data = GuardData.of(Datasets.load("mnist").train());
    try (Backend backend = Backends.open("java");
        Model first = backend.newModel(ModelFile.pretrained());
        Model second = backend.newModel(spec)) {
      TrainingOptions options = TrainingOptions.builder().threads(THREADS).build();
      TrainingReport report = backend.newTrainer(spec.training()).train(second, data, options);
      Dataset heldBack = data.range(data.size() - 2 * GuardData.HELD_BACK, data.size());
      Evaluation evaluation = backend.newEvaluator().evaluate(second, heldBack);
      ModelFile.of(second, report, evaluation).write(Path.of(args[1]));
      float[] digits = agreement(first, second, heldBack.range(0, GuardData.HELD_BACK));
      float[] marks =
          agreement(first, second, heldBack.range(GuardData.HELD_BACK, heldBack.size()));
      for (double level : LEVELS) {
        System.out.printf(
            "below %.2f: %.2f%% of the digits, %.1f%% of the marks%n",
            level, percentBelow(level, digits), percentBelow(level, marks));
      }
    }
  }

  private static float[] agreement(Model first, Model second, Dataset images) {
    float[] agreement = new float[images.size()];
    for (int i = 0; i < agreement.length; i++) {
      Image image = images.image(i);
      agreement[i] = second.predict(image).probability(first.predict(image).label());
    }
    return agreement;
  }

  private static double percentBelow(double level, float[] values) {
    int below = 0;
    for (float value : values) {
      below += value < level ? 1 : 0;
    }
    return 100.0 * below / values.length;
  }
}

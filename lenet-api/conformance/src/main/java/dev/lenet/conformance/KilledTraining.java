package dev.lenet.conformance;

import dev.lenet.api.Backend;
import dev.lenet.api.Checkpoints;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.spec.AugmentationSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.ScheduleSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spi.BackendProvider;
import java.nio.file.Path;

/**
 * Run in a JVM of its own, to be killed: trains with a checkpoint after every step. Its arguments
 * are the provider's class and the folder of the checkpoints.
 */
final class KilledTraining {
  static final int THREADS = 2;
  static final int STEPS = 40;

  private static final int BATCH = 16;
  private static final int EPOCHS = 5;

  /** Eight batches an epoch, the last one of 8 rows, and 10 images for validation. */
  private static final int IMAGES = 7 * BATCH + 8 + 10;

  private KilledTraining() {}

  public static void main(String[] arguments) throws Exception {
    BackendProvider provider =
        Class.forName(arguments[0])
            .asSubclass(BackendProvider.class)
            .getDeclaredConstructor()
            .newInstance();
    NetworkSpec spec = spec();
    try (Backend backend = provider.open();
        Model model = backend.newModel(spec)) {
      backend
          .newTrainer(spec.training(), THREADS)
          .train(model, data(), new Checkpoints(Path.of(arguments[1]), 1));
    }
  }

  static Dataset data() {
    return Samples.data(IMAGES);
  }

  static NetworkSpec spec() {
    NetworkSpec spec = Samples.lenet5();
    TrainingSpec training = spec.training();
    return spec.withTraining(
        new TrainingSpec(
            new OptimizerSpec.AdamW(0.004, 0.9, 0.999, 1e-8, 0.01),
            new ScheduleSpec.Cosine(0.1, 0),
            training.loss(),
            BATCH,
            EPOCHS,
            training.seed(),
            10,
            null,
            new AugmentationSpec(10, 0.1, 0.1, 1.5, new AugmentationSpec.Elastic(4, 0.65))));
  }
}

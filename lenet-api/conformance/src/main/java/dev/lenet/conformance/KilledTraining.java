package dev.lenet.conformance;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.AugmentationSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.ScheduleSpec;
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
    NetworkSpec spec = spec();
    try (Backend backend = Backends.open(ChildJvm.provider(arguments[0]));
        Model model = backend.newModel(spec)) {
      backend
          .newTrainer(spec.training())
          .train(model, data(), options(Path.of(arguments[1])).build());
    }
  }

  static Dataset data() {
    return Samples.data(IMAGES);
  }

  static TrainingOptions.Builder options(Path checkpoints) {
    return TrainingOptions.builder().threads(THREADS).checkpoints(checkpoints).checkpointSteps(1);
  }

  static NetworkSpec spec() {
    NetworkSpec spec = Samples.lenet5();
    AugmentationSpec augmentation =
        AugmentationSpec.builder()
            .rotate(10)
            .scale(0.1)
            .shear(0.1)
            .shift(1.5)
            .elastic(4, 0.65)
            .build();
    return spec.withTraining(
        spec.training().toBuilder()
            .optimizer(OptimizerSpec.adamW(0.004).build())
            .schedule(ScheduleSpec.cosine(0.1, 0))
            .batchSize(BATCH)
            .epochs(EPOCHS)
            .augmentation(augmentation)
            .build());
  }
}

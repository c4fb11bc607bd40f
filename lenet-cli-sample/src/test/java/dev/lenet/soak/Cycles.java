package dev.lenet.soak;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;

/** Opens a backend, trains a new model for two batches on two threads, reads, and closes both. */
final class Cycles implements Work {
  private static final int BATCH = 16;

  private final String name;
  private final NetworkSpec spec;
  private final Dataset data = Digits.noise(2 * BATCH);
  private final TrainingOptions options = TrainingOptions.builder().threads(2).build();

  Cycles(String name) {
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    this.name = name;
    this.spec =
        lenet5.withTraining(
            lenet5.training().toBuilder().batchSize(BATCH).epochs(1).validation(0).build());
  }

  @Override
  public void advance(long units) {
    for (long done = 0; done < units; done++) {
      try (Backend backend = Backends.open(name);
          Model model = backend.newModel(spec)) {
        backend.newTrainer(spec.training()).train(model, data, options);
        model.predict(data.image(0));
      }
    }
  }

  @Override
  public void close() {
    // each cycle has closed what it opened
  }
}

package dev.lenet.internal.training;

import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import java.nio.file.Path;

/** The options that tests of trainings need most. */
final class Options {
  private Options() {}

  static TrainingOptions heardBy(TrainingListener... listeners) {
    return with(listeners).build();
  }

  static TrainingOptions threads(int threads, TrainingListener... listeners) {
    return with(listeners).threads(threads).build();
  }

  /** Two threads, and a checkpoint after every so many steps. */
  static TrainingOptions saving(Path folder, int everySteps, TrainingListener... listeners) {
    return with(listeners).threads(2).checkpoints(folder).checkpointSteps(everySteps).build();
  }

  /** The same, from the newest checkpoint on. */
  static TrainingOptions resuming(Path folder, int everySteps, TrainingListener... listeners) {
    return with(listeners)
        .threads(2)
        .checkpoints(folder)
        .checkpointSteps(everySteps)
        .resume(true)
        .build();
  }

  private static TrainingOptions.Builder with(TrainingListener... listeners) {
    TrainingOptions.Builder options = TrainingOptions.builder();
    for (TrainingListener listener : listeners) {
      options.listener(listener);
    }
    return options;
  }
}

package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.Trainer;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.cli.report.Run;
import java.io.IOException;

/** Runs a training and, unless it shall be quiet, shows how it goes on. */
final class WatchedTraining {
  private final Console console;
  private final OutputOptions output;
  private final TrainingOptions training;

  WatchedTraining(Console console, OutputOptions output, TrainingOptions training) {
    this.console = console;
    this.output = output;
    this.training = training;
  }

  Run run(TrainingTask task, Backend backend, NetworkSpec network) throws IOException {
    Trainer trainer = training.trainer(backend, network.training());
    if (!task.canDraw()) {
      output.say(
          console,
          "lenet: this machine has no fonts, so there will be no charts. Install fontconfig and a font, such as DejaVu");
    }
    if (output.quiet()) {
      return task.run(backend, trainer);
    }
    String name = backend.info().name();
    try (var display = new ProgressDisplay(console, name, network.training().epochs())) {
      return task.run(backend, trainer, display);
    }
  }
}

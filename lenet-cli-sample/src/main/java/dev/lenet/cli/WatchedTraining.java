package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.cli.report.Run;
import java.io.IOException;

/** Runs a training and, unless it shall be quiet, shows how it goes on. */
final class WatchedTraining {
  private final Console console;
  private final OutputOptions output;

  WatchedTraining(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
  }

  Run run(TrainingTask task, Backend backend, NetworkSpec network, TrainingOptions.Builder options)
      throws IOException {
    if (!task.canDraw()) {
      output.say(
          console,
          "lenet: this machine has no fonts, so there will be no charts. Install fontconfig and a font, such as DejaVu");
    }
    if (output.quiet()) {
      return task.run(backend, options.build());
    }
    String name = backend.info().name();
    try (var display = new ProgressDisplay(console, name, network.training().epochs())) {
      return task.run(backend, options.listener(display).build());
    }
  }
}

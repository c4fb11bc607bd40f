package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.cli.report.Comparison;
import dev.lenet.cli.report.ReportFolder;
import dev.lenet.cli.report.Run;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lenet train}. */
@Command(
    name = "train",
    description = "Trains and tests a network; writes its model file, history and report.")
final class TrainCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private TrainingOptions training = new TrainingOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    NetworkSpec network = training.network();
    try (Backend opened = backend.open()) {
      ReportFolder folder = new ReportFolder(training.out());
      TrainTestSplit data = training.load(network);
      TrainingTask task = new TrainingTask(network, data, folder);
      Run run = new WatchedTraining(console, output, training).run(task, opened, network);
      folder.writePage(List.of(run), List.of(), List.of());
      output.print(console, TrainResult.of(run, folder), text(run, folder));
    }
    return ExitCode.DONE;
  }

  private static String text(Run run, ReportFolder folder) {
    return """
        %s
        model    %s
        report   %s
        """
        .formatted(
            Comparison.of(List.of(run), List.of()),
            folder.file(TrainingTask.MODEL),
            folder.file("report.html"));
  }

  private record TrainResult(
      String backend,
      String spec,
      int epochs,
      double trainAccuracy,
      @Nullable Double validationAccuracy,
      double testAccuracy,
      int testErrors,
      double trainSeconds,
      double imagesPerSecond,
      String model) {
    static TrainResult of(Run run, ReportFolder folder) {
      return new TrainResult(
          run.backend().name(),
          run.spec().name(),
          run.training().epochs().size(),
          run.kept().trainAccuracy(),
          run.kept().validationAccuracy(),
          run.evaluation().accuracy(),
          run.evaluation().errors(),
          run.training().trainSeconds(),
          run.training().imagesPerSecond(),
          folder.file(TrainingTask.MODEL).toString());
    }
  }
}

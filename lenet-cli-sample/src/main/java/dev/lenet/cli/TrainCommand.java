package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.report.CurveChart;
import dev.lenet.cli.report.Json;
import dev.lenet.cli.report.ReportFolder;
import dev.lenet.cli.report.Run;
import dev.lenet.cli.report.RunResult;
import dev.lenet.cli.report.Tables;
import dev.lenet.internal.file.FolderLock;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lenet train}. */
@Command(
    name = "train",
    description = "Trains and tests a network; writes its model file, history and report.")
final class TrainCommand implements Callable<Integer> {
  private static final String GO_ON = "To go on where it stopped:\n  ";

  private final Console console;
  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private TrainingArguments training = new TrainingArguments();
  @Mixin private FromOption from = new FromOption();
  @Mixin private CheckpointOptions checkpoint = new CheckpointOptions();
  @Mixin private FolderOption out = new FolderOption();
  @Mixin private OutputOptions output = new OutputOptions();

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    CheckpointInfo resumed = checkpoint.from(out.folder());
    ModelFile start = from.read(resumed);
    NetworkSpec network = from.named(training.network(resumed, from.recipe()), start);
    ReportFolder folder = new ReportFolder(out.folder());
    FolderLock held = FolderLock.prepare(out.folder());
    try (held;
        Backend opened = resumed == null ? backend.open() : backend.openOr(resumed.backend())) {
      TrainTestSplit data = training.load(network, resumed, console, output);
      NetworkSpec named = TrainingArguments.named(network, data);
      return train(new TrainingTask(console, output, named, start, data, folder), opened, folder);
    }
  }

  private int train(TrainingTask task, Backend opened, ReportFolder folder) throws IOException {
    TrainingOptions.Builder options = training.options();
    // even if the command is quiet: what is deleted may be all that an interrupted training has
    checkpoint.addTo(
        options, folder.path(), notice -> console.err().println("lenet: train " + notice));
    Interruption stopping = new Interruption();
    try (stopping) {
      try {
        Run run = task.run(opened, options);
        folder.writePage(List.of(run), List.of(), List.of());
        if (!output.quiet() && !output.json() && console.outIsTerminal().getAsBoolean()) {
          console.out().println(curves(run));
        }
        output.print(console, json(run, folder), text(run, folder));
        return ExitCode.DONE;
      } catch (TrainingException e) {
        if (e.code() != ErrorCode.TRAINING_INTERRUPTED) {
          throw e;
        }
        console.err().println("lenet: " + e.getMessage());
        ShellCommand command = checkpoint.toGoOn(folder.path(), training.data());
        console
            .err()
            .println(command == null ? "There is nothing to go on with." : GO_ON + command);
        return ExitCode.INTERRUPTED;
      }
    }
  }

  private static String curves(Run run) {
    Map<String, String> environment = System.getenv();
    return new CurveChart(
            TerminalStyle.columns(environment),
            TerminalStyle.hasColours(environment),
            TerminalStyle.isUnicode(environment))
        .of(run.training().epochs());
  }

  private static String text(Run run, ReportFolder folder) {
    return """
        %s
        began    with %s
        model    %s
        report   %s
        """
        .formatted(
            Tables.comparison(List.of(run), List.of()),
            Objects.requireNonNullElse(run.training().startedFrom(), "random weights"),
            Foreign.file(folder.file(TrainingTask.MODEL)),
            Foreign.file(folder.file("report.html")));
  }

  private static Map<String, @Nullable Object> json(Run run, ReportFolder folder) {
    Map<String, @Nullable Object> result = Json.fields(RunResult.of(run));
    result.put("spec", run.spec().name());
    result.put("startedFrom", run.training().startedFrom());
    result.put("model", folder.file(TrainingTask.MODEL).toString());
    return result;
  }
}

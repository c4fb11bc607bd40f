package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.cli.data.DataChoice;
import dev.lenet.cli.report.Figures;
import dev.lenet.cli.report.ReportFolder;
import dev.lenet.cli.report.Run;
import dev.lenet.cli.report.RunResult;
import dev.lenet.cli.report.Tables;
import dev.lenet.internal.file.FolderLock;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lenet reproduce}. */
@Command(
    name = "reproduce",
    description =
        "Trains and tests on every backend, and compares the results with published ones.")
final class ReproduceCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private TrainingArguments training = new TrainingArguments();
  @Mixin private FolderOption out = new FolderOption();
  @Mixin private OutputOptions output = new OutputOptions();

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    NetworkSpec asked = training.network(null, TrainingArguments.RECIPE);
    List<String> names = backend.namedOrAll();
    ReportFolder folder = new ReportFolder(out.folder());
    FolderLock held = FolderLock.prepare(out.folder());
    try (held) {
      TrainTestSplit data = training.load(asked, null, console, output);
      NetworkSpec network = TrainingArguments.named(asked, data);
      Interruption stopping = new Interruption();
      try (stopping) {
        return reproduce(names, network, data, folder);
      }
    }
  }

  private int reproduce(
      List<String> names, NetworkSpec network, TrainTestSplit data, ReportFolder folder)
      throws IOException {
    List<Run> runs = new ArrayList<>();
    List<RunResult.Failed> failed = new ArrayList<>();
    Failures failures = new Failures(console.err());
    int code = ExitCode.DONE;
    for (String name : names) {
      try {
        runs.add(run(name, network, data));
      } catch (IOException | RuntimeException | Error e) {
        // any failure of one backend must not lose the results of another
        code = failures.report(name + ": ", e, output.verbose);
        failed.add(new RunResult.Failed(name, Failures.reason(e)));
      }
      if (code == ExitCode.INTERRUPTED) {
        break;
      }
    }
    if (!runs.isEmpty()) {
      folder.writeCurves(runs);
      folder.writePage(runs, failed, published());
    }
    if (code == ExitCode.INTERRUPTED) {
      console
          .err()
          .println(
              runs.isEmpty()
                  ? "Nothing was saved."
                  : "The results of finished trainings are saved.");
    }
    if (!runs.isEmpty() || output.json()) {
      output.print(console, result(network, runs, failed), text(network, runs, failed, folder));
    }
    return code;
  }

  private Run run(String name, NetworkSpec network, TrainTestSplit data) throws IOException {
    Path own = out.folder().resolve(name);
    try (Backend opened = Backends.open(name)) {
      FolderLock held = FolderLock.prepare(own);
      try (held) {
        TrainingTask task =
            new TrainingTask(console, output, network, null, data, new ReportFolder(own));
        return task.run(opened, training.options());
      }
    }
  }

  private String text(
      NetworkSpec network, List<Run> runs, List<RunResult.Failed> failed, ReportFolder folder) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s parameters%n%n".formatted(network.name(), Figures.count(network.parameterCount())));
    text.append(Tables.comparison(runs, published())).append('\n');
    failed.forEach(f -> text.append("%s gave no result, see above%n".formatted(f.backend())));
    return text.append("report   ").append(Foreign.file(folder.file("report.html"))).toString();
  }

  private ReproduceResult result(
      NetworkSpec network, List<Run> runs, List<RunResult.Failed> failed) {
    return new ReproduceResult(
        network.name(),
        network.parameterCount(),
        network.training().seed(),
        runs.stream().map(RunResult::of).toList(),
        failed,
        published());
  }

  /** Those to compare with: of MNIST, so none for another data set with a name. */
  private List<Tables.Published> published() {
    DataChoice data = training.data();
    return data.isMnist() || !data.isNamed() ? Tables.Published.ALL : List.of();
  }

  private record ReproduceResult(
      String spec,
      int parameters,
      long seed,
      List<RunResult> results,
      List<RunResult.Failed> failed,
      List<Tables.Published> published) {}
}

package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.report.Figures;
import dev.lenet.cli.report.Json;
import dev.lenet.cli.report.ReportFolder;
import dev.lenet.cli.report.Tables;
import dev.lenet.cli.report.TestResult;
import dev.lenet.cli.report.Tested;
import dev.lenet.cli.report.TextTable;
import dev.lenet.internal.file.FolderLock;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lenet evaluate}. */
@Command(
    name = "evaluate",
    description = "Tests a trained network on the test images of a data set.")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write report.html and its pictures into this folder.")
  private @Nullable Path out;

  @Mixin private OutputOptions output = new OutputOptions();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ModelFile file = model.read();
    FolderLock held = out == null ? null : FolderLock.prepare(out);
    try (held;
        Backend opened = backend.open()) {
      Dataset images = data.load(file.spec(), console, output).test();
      try (Model network = opened.newModel(file)) {
        Evaluation evaluation = evaluate(opened, network, images);
        String text = text(file, opened.info(), evaluation);
        if (out != null) {
          text +=
              "\nreport       " + write(file, new Tested(opened.info(), images, evaluation, out));
        }
        output.print(console, json(opened.info(), evaluation), text);
      }
    }
    return ExitCode.DONE;
  }

  private Evaluation evaluate(Backend opened, Model network, Dataset images) {
    try (var display = TestDisplay.of(console, output, opened.info().name(), images.size())) {
      return opened.newEvaluator().evaluate(network, images, display);
    }
  }

  private String write(ModelFile file, Tested test) throws IOException {
    ReportFolder folder = new ReportFolder(test.folder());
    if (!folder.canDraw()) {
      output.say(console, TrainingTask.NO_FONTS);
    }
    folder.writeTest(test);
    folder.writeKernels(file);
    Evaluation evaluation = test.evaluation();
    folder.writePage(
        test,
        file,
        "%s. %s of %s test images are read correctly (95%% interval %s)."
            .formatted(
                model.describe(file),
                Figures.percent(evaluation.accuracy()),
                Figures.count(evaluation.size()),
                Figures.interval(evaluation.accuracyInterval())));
    return Foreign.file(folder.file("report.html"));
  }

  private String text(ModelFile file, BackendInfo info, Evaluation evaluation) {
    return """
        model        %s: %s, trained by %s %s, %d epochs, seed %d
        backend      %s (%s %s, %s)
        accuracy     %s (95%% interval %s)
        errors       %s of %s
        calibration  error %s, the mean distance of probability and accuracy

        %s
        %sConfusion: a row is a true class, a column what the network said.

        %s"""
        .formatted(
            Foreign.file(model.name()),
            file.spec().name(),
            Foreign.text(file.card().backend()),
            Foreign.text(file.card().engineVersion()),
            file.card().epochs(),
            file.card().seed(),
            info.name(),
            info.engine(),
            info.version(),
            info.device(),
            Figures.percent(evaluation.accuracy()),
            Figures.interval(evaluation.accuracyInterval()),
            Figures.count(evaluation.errors()),
            Figures.count(evaluation.size()),
            Figures.percent(evaluation.calibration().error()),
            Tables.perClass(evaluation),
            rejection(evaluation),
            Tables.confusion(evaluation));
  }

  private static String rejection(Evaluation evaluation) {
    TextTable table = Tables.rejection(evaluation);
    return table.isEmpty()
        ? ""
        : """
        If the least sure answers are refused, fewer errors are left. 'errors at most' is their share of the other
        answers; 'sure from' is the value for 'lenet predict --sure-from'.

        %s
        """
            .formatted(table);
  }

  private static Map<String, @Nullable Object> json(BackendInfo info, Evaluation evaluation) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("backend", info.name());
    result.putAll(Json.fields(TestResult.of(evaluation)));
    result.put("perClass", evaluation.perClass());
    return result;
  }
}

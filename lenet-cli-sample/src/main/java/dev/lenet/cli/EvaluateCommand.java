package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.report.Figures;
import dev.lenet.cli.report.Json;
import dev.lenet.cli.report.Tables;
import dev.lenet.cli.report.TestResult;
import dev.lenet.internal.text.Foreign;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lenet evaluate}. */
@Command(
    name = "evaluate",
    description = "Tests a trained network on the test images of a data set.")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private DataOption data = new DataOption();
  @Mixin private OutputOptions output = new OutputOptions();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModelFile file = model.read();
    try (Backend opened = backend.open()) {
      TrainTestSplit split = data.load(file.spec().classes());
      try (Model network = opened.newModel(file)) {
        Evaluation evaluation = opened.newEvaluator().evaluate(network, split.test());
        output.print(
            console, json(opened.info(), evaluation), text(file, opened.info(), evaluation));
      }
    }
    return ExitCode.DONE;
  }

  private String text(ModelFile file, BackendInfo info, Evaluation evaluation) {
    return """
        model     %s: %s, trained by %s %s, %d epochs, seed %d
        backend   %s (%s %s, %s)
        accuracy  %s (95%% interval %s)
        errors    %s of %s

        %s
        Confusion: a row is a true class, a column what the network said.

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
            Tables.perClass(evaluation),
            Tables.confusion(evaluation));
  }

  private static Map<String, @Nullable Object> json(BackendInfo info, Evaluation evaluation) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("backend", info.name());
    result.putAll(Json.fields(TestResult.of(evaluation)));
    result.put("perClass", evaluation.perClass());
    return result;
  }
}

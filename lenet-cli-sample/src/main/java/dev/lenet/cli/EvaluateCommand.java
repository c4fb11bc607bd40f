package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.report.ConfusionTable;
import dev.lenet.cli.report.Figures;
import dev.lenet.cli.report.PerClass;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Path;
import java.util.List;
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
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with IDX, IDX.gz or CSV files (default: MNIST, cached or downloaded).")
  private @Nullable Path data;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModelFile file = model.read();
    try (Backend opened = backend.open()) {
      TrainTestSplit split =
          Datasets.load(new DatasetRequest("mnist", data, file.spec().classes()));
      try (Model network = opened.newModel(file)) {
        Evaluation evaluation = opened.newEvaluator().evaluate(network, split.test());
        output.print(
            console,
            EvaluateResult.of(opened.info(), evaluation),
            text(file, opened.info(), evaluation));
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
            PerClass.of(evaluation),
            ConfusionTable.text(evaluation));
  }

  private record EvaluateResult(
      String backend,
      int images,
      double accuracy,
      Evaluation.Interval accuracyInterval,
      int errors,
      List<Evaluation.ClassScore> perClass,
      List<int[]> confusion) {
    static EvaluateResult of(BackendInfo info, Evaluation evaluation) {
      return new EvaluateResult(
          info.name(),
          evaluation.size(),
          evaluation.accuracy(),
          evaluation.accuracyInterval(),
          evaluation.errors(),
          evaluation.perClass(),
          List.of(evaluation.confusion()));
    }
  }
}

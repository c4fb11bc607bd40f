package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.image.DigitImage;
import dev.lenet.cli.report.Figures;
import dev.lenet.cli.report.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lenet predict}. */
@Command(
    name = "predict",
    description = "Reads digits from PNG files of 28x28 pixels, a white digit on black.")
final class PredictCommand implements Callable<Integer> {
  private static final String STDIN = "-";

  private final Console console;
  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "PNG files; - for stdin.")
  private List<String> files = new ArrayList<>();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ModelFile file = model.read();
    List<Image> images = new ArrayList<>();
    for (String name : files) {
      images.add(read(name));
    }
    try (Backend opened = backend.open();
        Model network = opened.newModel(file)) {
      List<Prediction> predictions = network.predict(images);
      List<DigitResult> results = new ArrayList<>();
      for (int i = 0; i < predictions.size(); i++) {
        results.add(DigitResult.of(files.get(i), predictions.get(i)));
      }
      output.print(console, new PredictResult(opened.info().name(), results), text(results));
    }
    return ExitCode.DONE;
  }

  private Image read(String name) throws IOException {
    return name.equals(STDIN)
        ? DigitImage.read(console.in(), "on stdin")
        : DigitImage.read(Path.of(name));
  }

  private static String text(List<DigitResult> results) {
    TextTable table = TextTable.ofFigures("file", "digit", "probability");
    for (DigitResult result : results) {
      table.row(result.file(), result.name(), Figures.percent((double) result.probability()));
    }
    return table.toString();
  }

  private record PredictResult(String backend, List<DigitResult> predictions) {}

  private record DigitResult(
      String file, int digit, String name, float probability, List<Float> probabilities) {
    static DigitResult of(String file, Prediction prediction) {
      List<Float> probabilities = new ArrayList<>();
      for (float probability : prediction.probabilities()) {
        probabilities.add(probability);
      }
      return new DigitResult(
          file,
          prediction.label(),
          prediction.name(),
          prediction.probability(),
          List.copyOf(probabilities));
    }
  }
}

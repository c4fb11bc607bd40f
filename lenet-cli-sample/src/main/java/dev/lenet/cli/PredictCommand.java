package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.picture.Reading;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.predict.Explanation;
import dev.lenet.cli.predict.JsonPredictions;
import dev.lenet.cli.predict.Predictions;
import dev.lenet.internal.file.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lenet predict}. */
@Command(
    name = "predict",
    description = {
      "Reads the digits in pictures: photographs, scans or drawings, of one digit or of several lines.",
      "",
      "Prints the file of each picture, the number in it, and each digit with its probability. A '?'",
      "marks a digit that is not sure: its probability is low, or the mark does not look like a digit.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lenet predict form.jpg                   read one picture",
      "  lenet predict scans/ --json              read all pictures in a folder, for a program",
      "  lenet predict form.jpg --explain why/    write pictures of what was found",
      "  curl -s URL | lenet predict - --show     read from a pipe, and draw what was read",
      "",
      "If a picture cannot be read, the others are read all the same, and the exit code is 1."
    })
final class PredictCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "A picture (PNG, JPEG, GIF, BMP, TIFF), a folder of pictures, or '-' for stdin.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--raw",
      description =
          "The files are images in MNIST's form already: 28x28 pixels, one digit, white on black. The network gets them as they are.")
  private boolean raw;

  @Option(
      names = "--sure-from",
      paramLabel = "P",
      description =
          "The probability from which a digit is sure (default: 0.8). 'lenet evaluate' prints what others lead to.")
  private @Nullable Double sureFrom;

  @Option(
      names = "--show",
      description =
          "Draw what the network saw: in shades of gray in a terminal, unless NO_COLOR is set; else in black and white.")
  private boolean show;

  @Option(
      names = "--explain",
      paramLabel = "DIR",
      description =
          "Write into this folder what was found in each picture (NAME-found.png), what the network saw (NAME-digits.png), and what each layer made of the first digit (NAME-layers.png).")
  private @Nullable Path explain;

  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (show && output.json()) {
      throw usage(
          "--show draws between the lines of text, and --json prints one object and nothing else: omit one of them. --explain DIR goes with both");
    }
    if (sureFrom != null && !(sureFrom >= 0 && sureFrom <= 1)) {
      throw usage(
          "--sure-from is a probability, from 0 to 1, for example 0.9; %s is not"
              .formatted(sureFrom));
    }
    if (explain != null && files.stream().anyMatch(this::isExplained)) {
      throw usage("--explain writes pictures, and FILE names the same folder: use another one");
    }
    ModelFile file = model.read();
    FolderLock held = explain == null ? null : FolderLock.prepare(explain);
    try (held;
        Backend opened = backend.open();
        DigitReader reader = reader(opened, file);
        Model looked = explain == null ? null : opened.newModel(file)) {
      Predictions predictions =
          output.json()
              ? new JsonPredictions(console.out(), opened.info().name())
              : new PredictionsAsText(console, show);
      Explanation explanation =
          explain == null || looked == null ? null : new Explanation(explain, looked);
      ReadingTask task =
          new ReadingTask(
              console,
              output,
              raw ? pictures -> readFormed(reader, pictures) : reader::readAll,
              raw,
              predictions,
              explanation);
      return task.run(files);
    }
  }

  private static List<Reading> readFormed(DigitReader reader, List<Picture> pictures) {
    return reader.readFormed(
        pictures.stream()
            .map(picture -> Image.gray(picture.height(), picture.width(), picture.pixels()))
            .toList());
  }

  private DigitReader reader(Backend opened, ModelFile file) {
    DigitReader.Builder builder = DigitReader.builder().backend(opened).model(file);
    if (sureFrom != null) {
      builder.sureFrom(sureFrom);
    }
    try {
      return builder.open();
    } catch (ModelFileException e) {
      throw model.cannotRead(e);
    }
  }

  private boolean isExplained(Path file) {
    return explain != null
        && file.toAbsolutePath().normalize().equals(explain.toAbsolutePath().normalize());
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}

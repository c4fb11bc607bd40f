package dev.lenet.cli;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Size;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.export.OnnxModel;
import dev.lenet.cli.report.Figures;
import dev.lenet.cli.report.ResultFile;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lenet export}. */
@Command(
    name = "export",
    description = {
      "Writes a trained network into a file that other runtimes read: in browsers, on phones, in Python.",
      "",
      "The file takes images in the form of the training data, for MNIST unsigned bytes [n, 1, 28, 28],",
      "and gives the probability of each class. Preprocessing is part of it; finding digits in a",
      "photograph is not.",
      ""
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "The file's format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.onnx;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file to write; an old one is replaced.")
  private Path out = Path.of("");

  @Option(
      names = "--image-size",
      paramLabel = "HEIGHTxWIDTH",
      converter = ImageSize.class,
      description = "The size of the images that it takes (default: 28x28, as MNIST has).")
  private Size image = new Size(28, 28);

  @Mixin private OutputOptions output = new OutputOptions();

  /** A format, as the option names it. */
  private enum Format {
    onnx
  }

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ModelFile file = model.read();
    requireOther();
    requireFit(file.spec());
    OnnxModel exported = OnnxModel.of(file, image);
    byte[] content = exported.bytes();
    ResultFile.write(out, content);
    output.print(
        console,
        new Result(out.toString(), format.name(), exported.inputs(), exported.outputs()),
        text(file, exported, content.length));
    return ExitCode.DONE;
  }

  private void requireOther() throws IOException {
    if (model.isFile() && Files.exists(out) && Files.isSameFile(out, Path.of(model.name()))) {
      throw usage("--out and --model name the same file: use two different ones");
    }
  }

  private void requireFit(NetworkSpec spec) {
    if (!OnnxModel.takes(spec, image)) {
      throw usage(
          "The network '%s' pads images to %dx%d, so it takes no images of %s: name their size with --image-size"
              .formatted(
                  spec.name(),
                  spec.input().shape().height(),
                  spec.input().shape().width(),
                  ImageSize.text(image)));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private String text(ModelFile file, OnnxModel exported, int bytes) {
    return """
        model    %s
        file     %s, ONNX with operators of version %d, %s KiB
        input    %s
        output   %s
        """
        .formatted(
            model.describe(file),
            Foreign.file(out),
            OnnxModel.OPERATORS,
            Figures.count(Math.ceil(bytes / 1024.0)),
            exported.inputs().get(0),
            exported.outputs().get(0));
  }

  private record Result(
      String file, String format, List<OnnxModel.Value> inputs, List<OnnxModel.Value> outputs) {}
}

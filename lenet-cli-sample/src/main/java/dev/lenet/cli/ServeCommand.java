package dev.lenet.cli;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.data.DataChoice;
import dev.lenet.cli.serve.DigitServer;
import dev.lenet.cli.serve.Engines;
import dev.lenet.cli.serve.Epochs;
import dev.lenet.cli.serve.Limits;
import dev.lenet.cli.serve.Looks;
import dev.lenet.cli.serve.MisreadDigits;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lenet serve}. */
@Command(
    name = "serve",
    description = {
      "Serves a page to draw digits on, and reads the pictures that programs send.",
      "",
      "Ctrl-C stops it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lenet serve                            then open http://127.0.0.1:8080/",
      "  curl -F picture=@form.jpg http://127.0.0.1:8080/api/read",
      "  lenet train --out run --keep-checkpoints; lenet serve --training run/checkpoints"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-f:]+](:\\d{1,5})?");

  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen at (default: ${DEFAULT-VALUE}, which other machines cannot reach).")
  private String host = "127.0.0.1";

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      description =
          "Let pages of this other site send pictures, for example https://example.org. May be repeated.")
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--training",
      paramLabel = "DIR",
      description =
          "Show how a network learnt: the folder with the checkpoints of 'lenet train --keep-checkpoints'. If model.safetensors of that training is beside the folder, it reads, unless --model names another one.")
  private @Nullable Path training;

  @Option(
      names = "--data",
      paramLabel = "NAME|DIR",
      converter = FolderText.class,
      completionCandidates = CompletionCommand.DataSets.class,
      description =
          "The data set or folder whose test images are compared with what is drawn (default: mnist, if it is in the cache).")
  private String data = DataChoice.MNIST;

  @Option(names = "--transposed", description = DataOption.TRANSPOSED)
  private boolean transposed;

  @Option(names = "--verbose", description = "Show where in the program an error occurred.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private ModelOptions model = new ModelOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > MOST_PORT) {
      throw usage("--port must be from 0 to %d, not %d".formatted(MOST_PORT, port));
    }
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw usage(
            "--cors takes an origin as browsers write it, such as https://example.org or http://localhost:3000, not '%s'"
                .formatted(Foreign.text(origin)));
      }
    }
    chooseTrained();
    ModelFile file = model.read();
    Supplier<Dataset> images = images(file.spec());
    Interruption stopping = new Interruption();
    try (stopping;
        Engines engines = Engines.open(backend.name(), file);
        DigitReader reader = reader(engines, file);
        Epochs epochs = epochs(engines);
        MisreadDigits misread = MisreadDigits.of(engines.model(), images)) {
      engines.broken().forEach(reason -> console.err().println("lenet: " + reason));
      return serve(new Looks(reader, engines, epochs, misread));
    }
  }

  /** The model of the shown training reads, if it is where 'lenet train' writes it. */
  private void chooseTrained() {
    if (training != null && !model.isNamed()) {
      Path beside = training.toAbsolutePath().normalize().resolveSibling(TrainingTask.MODEL);
      if (Files.isRegularFile(beside)) {
        model.choose(beside);
        console.err().println("Reads with the model of this training, " + Foreign.file(beside));
      }
    }
  }

  /** Until the process is told to stop. */
  private int serve(Looks looks) {
    DigitServer.Settings settings = new DigitServer.Settings(host, port, origins, Limits.usual());
    try (DigitServer server = DigitServer.start(settings, looks)) {
      console.err().println("Listening on " + server.address());
      new CountDownLatch(1).await();
      return ExitCode.DONE;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    } catch (IOException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      console
          .err()
          .println(
              "lenet: Cannot listen at %s, port %d: %s. Choose another --port or --host"
                  .formatted(
                      Foreign.text(host),
                      port,
                      reason instanceof UnresolvedAddressException
                          ? "no such host"
                          : Foreign.text(reason.getMessage())));
      return ExitCode.WORK_FAILED;
    }
  }

  private DigitReader reader(Engines engines, ModelFile file) {
    try {
      return DigitReader.builder().backend(engines.backend()).model(file).open();
    } catch (ModelFileException e) {
      throw model.cannotRead(e);
    }
  }

  private Epochs epochs(Engines engines) {
    try {
      return Epochs.open(engines.backend(), training);
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(
          ErrorCode.MODEL_FILE_MISMATCH,
          "The training in '%s' is of a network that does not read digits: %s"
              .formatted(Foreign.file(String.valueOf(training)), e.getMessage()),
          e);
    }
  }

  /** A named folder is read at once, so that a wrong name is told; nothing is downloaded. */
  private Supplier<Dataset> images(NetworkSpec network) {
    DataChoice choice = new DataChoice(data, transposed);
    if (choice.isNamed()) {
      return () -> choice.load(network, true, DataChoice.SILENT).test();
    }
    Dataset loaded = choice.load(network, true, DataChoice.SILENT).test();
    return () -> loaded;
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}

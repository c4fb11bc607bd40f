package dev.lenet.cli;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.serve.DigitServer;
import dev.lenet.cli.serve.Engines;
import dev.lenet.cli.serve.Epochs;
import dev.lenet.cli.serve.Limits;
import dev.lenet.cli.serve.Looks;
import dev.lenet.cli.serve.MisreadDigits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real server on a port of its own, with all that a page can show: every backend on the class
 * path, the epochs of a short training, and MNIST's misread test digits.
 */
final class PageServer implements AutoCloseable {
  /** Less than usual, so that a test needs no large file. */
  static final int MOST_BYTES = 200_000;

  static final int EPOCHS = 4;

  private final Engines engines;
  private final DigitReader reader;
  private final Epochs epochs;
  private final MisreadDigits misread;
  private final Looks looks;
  private DigitServer server;

  private PageServer(Path training) throws IOException {
    ModelFile file = ModelFile.pretrained();
    engines = Engines.open("java", file);
    reader = DigitReader.builder().backend(engines.backend()).model(file).open();
    epochs = Epochs.open(engines.backend(), training);
    misread = MisreadDigits.of(engines.model(), () -> Datasets.load("mnist").test());
    looks = new Looks(reader, engines, epochs, misread);
    server = start(0, looks);
  }

  /**
   * Trains a little and starts it. The caller closes it.
   *
   * @param folder for the training
   */
  static PageServer open(Path folder) throws IOException {
    Path kept = folder.resolve("kept");
    String[] train =
        SmallMnist.in(folder)
            .arguments(
                "train",
                folder.resolve("out"),
                "--backend",
                "java",
                "--epochs",
                Integer.toString(EPOCHS),
                "--checkpoint",
                kept.toString(),
                "--keep-checkpoints");
    Cli.run(train).requireDone();
    return new PageServer(kept);
  }

  private static DigitServer start(int port, Looks looks) throws IOException {
    Duration tenSeconds = Duration.ofSeconds(10);
    Limits limits =
        new Limits(MOST_BYTES, 10 * MOST_BYTES, 2, 32, tenSeconds, tenSeconds, tenSeconds, 64);
    return DigitServer.start(new DigitServer.Settings("127.0.0.1", port, List.of(), limits), looks);
  }

  URI address() {
    return server.address();
  }

  /** Stops it, does something meanwhile, and starts it again at the same address. */
  void without(Runnable meanwhile) throws IOException {
    int port = server.address().getPort();
    server.close();
    try {
      meanwhile.run();
    } finally {
      server = start(port, looks);
    }
  }

  /** Stops it, and between that and starting it again serves another model at the same address. */
  void with(ModelFile other, Runnable stopped, Runnable meanwhile) throws IOException {
    int port = server.address().getPort();
    try (Engines others = Engines.open("java", other);
        DigitReader otherReader =
            DigitReader.builder().backend(others.backend()).model(other).open();
        Epochs none = Epochs.open(others.backend(), null)) {
      Looks otherLooks = new Looks(otherReader, others, none, misread);
      without(
          () -> {
            stopped.run();
            serve(port, otherLooks, meanwhile);
          });
    }
  }

  private static void serve(int port, Looks looks, Runnable meanwhile) {
    DigitServer another;
    try {
      another = start(port, looks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      meanwhile.run();
    } finally {
      another.close();
    }
  }

  /** A model of another network than LeNet-5, which is hardly trained. */
  ModelFile otherModel() {
    String json = Specs.toJson(Specs.recipe("lenet5"));
    NetworkSpec small = Specs.parse(json.replaceAll("\\b84\\b", "30"), "small");
    Dataset few = Datasets.load("mnist").train().range(0, 100);
    TrainingSpec training = small.training().toBuilder().epochs(1).validation(0).build();
    try (Model model = engines.backend().newModel(small.withTraining(training))) {
      return ModelFile.of(
          model,
          engines
              .backend()
              .newTrainer(training)
              .train(model, few, TrainingOptions.builder().build()));
    }
  }

  @Override
  public void close() {
    server.close();
    misread.close();
    epochs.close();
    reader.close();
    engines.close();
  }
}

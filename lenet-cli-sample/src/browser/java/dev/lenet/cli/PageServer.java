package dev.lenet.cli;

import dev.lenet.api.Datasets;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.serve.DigitServer;
import dev.lenet.cli.serve.Engines;
import dev.lenet.cli.serve.Epochs;
import dev.lenet.cli.serve.Limits;
import dev.lenet.cli.serve.Looks;
import dev.lenet.cli.serve.MisreadDigits;
import java.io.IOException;
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
  private DigitServer server;

  private PageServer(Path training) throws IOException {
    ModelFile file = ModelFile.pretrained();
    engines = Engines.open("java", file);
    reader = DigitReader.builder().backend(engines.backend()).model(file).open();
    epochs = Epochs.open(engines.backend(), training);
    misread = MisreadDigits.of(engines.model(), () -> Datasets.load("mnist").test());
    server = start(0);
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

  private DigitServer start(int port) throws IOException {
    Duration tenSeconds = Duration.ofSeconds(10);
    Limits limits = new Limits(MOST_BYTES, 10 * MOST_BYTES, 2, 32, tenSeconds, tenSeconds, tenSeconds, 64);
    return DigitServer.start(
        new DigitServer.Settings("127.0.0.1", port, List.of(), limits),
        new Looks(reader, engines, epochs, misread));
  }

  URI address() {
    return server.address();
  }

  /** Stops it, does something meanwhile, and starts it again at the same address. */
  void without(Runnable meanwhile) throws IOException {
    int port = server.address().getPort();
    server.close();
    meanwhile.run();
    server = start(port);
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

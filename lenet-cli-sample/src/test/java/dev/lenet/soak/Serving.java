package dev.lenet.soak;

import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.serve.DigitServer;
import dev.lenet.cli.serve.Engines;
import dev.lenet.cli.serve.Epochs;
import dev.lenet.cli.serve.Limits;
import dev.lenet.cli.serve.Looks;
import dev.lenet.cli.serve.MisreadDigits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server of {@code lenet serve} in this process, while another one offers it pictures. A unit
 * is a second.
 */
final class Serving implements Work {
  private final Engines engines;
  private final DigitReader reader;
  private final MisreadDigits misread;
  private final DigitServer server;
  private final Process load;
  private long due;

  Serving(String backend, long seconds, Path log) throws IOException {
    ModelFile file = ModelFile.pretrained();
    engines = Engines.open(backend, file);
    reader = DigitReader.builder().backend(engines.backend()).model(file).open();
    misread = MisreadDigits.of(engines.model(), () -> Digits.noise(100));
    Looks looks = new Looks(reader, engines, Epochs.open(engines.backend(), null), misread);
    server =
        DigitServer.start(
            new DigitServer.Settings("127.0.0.1", 0, List.of(), Limits.usual()), looks);
    load =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lenet.cli.serve.Load",
                server.address().toString(),
                Path.of("..", "docs", "form.jpg").toString(),
                System.getProperty("soak.rate", "5"),
                Long.toString(seconds))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    due = System.nanoTime();
  }

  @Override
  public void advance(long units) throws InterruptedException {
    due += TimeUnit.SECONDS.toNanos(units);
    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
  }

  @Override
  public void close() {
    try {
      load.onExit().orTimeout(1, TimeUnit.MINUTES).join();
      if (load.exitValue() != 0) {
        throw new IllegalStateException("the load did not end well, see target/soak");
      }
    } finally {
      load.destroyForcibly();
      server.close();
      misread.close();
      reader.close();
      engines.close();
    }
  }
}

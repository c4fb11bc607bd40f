package dev.lenet.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program of its own that loads the tiny data set, so that tests can run several and kill some.
 */
final class LoadInChild {
  private LoadInChild() {}

  /** Arguments: the folder of caches, a mirror's address, a file to write the checksums to. */
  public static void main(String[] arguments) throws IOException {
    TrainTestSplit split =
        new MnistProvider(
                new TinyData().set(),
                name -> null,
                Map.of("LENET_CACHE_DIR", arguments[0]),
                List.of(
                    new HttpMirror(
                        URI.create(arguments[1]), Duration.ofSeconds(20), Duration.ofMinutes(1))))
            .load(DatasetRequest.builder("tiny").build());
    Files.writeString(Path.of(arguments[2]), split.train().sha256() + " " + split.test().sha256());
  }

  /** Starts it; what it says goes to a file beside the one with the checksums. */
  static Process start(Path caches, LocalMirror mirror, Path result) throws IOException {
    return ChildJvm.start(command(caches, mirror, result), Path.of(result + ".log"));
  }

  /** What starts it. */
  static List<String> command(Path caches, LocalMirror mirror, Path result) {
    return ChildJvm.command(
        LoadInChild.class, 64, caches.toString(), mirror.base().toString(), result.toString());
  }
}

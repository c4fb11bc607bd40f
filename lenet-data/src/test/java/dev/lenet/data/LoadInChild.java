package dev.lenet.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
                List.of(new HttpMirror(URI.create(arguments[1]), Duration.ofSeconds(20))))
            .load(DatasetRequest.named("tiny"));
    Files.writeString(Path.of(arguments[2]), split.train().sha256() + " " + split.test().sha256());
  }

  /** Starts it; what it says goes to a file beside the one with the checksums. */
  static Process start(Path caches, LocalMirror mirror, Path result) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LoadInChild.class.getName());
    command.addAll(List.of(caches.toString(), mirror.base().toString(), result.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Path.of(result + ".log").toFile())
        .start();
  }
}

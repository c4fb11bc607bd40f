package dev.lenet.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder in which a target of fuzzing puts its input, under a name that says what it is. */
record FuzzFolder(Path path) {
  static FuzzFolder create() {
    try {
      Path made = Files.createTempDirectory("lenet-fuzz-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
      return new FuzzFolder(made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DataFile put(String name, byte[] content) throws IOException {
    return DataFile.any(Files.write(path.resolve(name), content));
  }
}

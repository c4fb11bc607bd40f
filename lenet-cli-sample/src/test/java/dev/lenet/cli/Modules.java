package dev.lenet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's modules, seen from the folder in which this module's tests run. */
public final class Modules {
  private static final List<String> NAMES =
      List.of(
          "lenet-api",
          "lenet-api/conformance",
          "lenet-backend-djl",
          "lenet-backend-dl4j",
          "lenet-data",
          "lenet-cli-sample");

  private Modules() {}

  /**
   * All Java sources.
   *
   * @param root {@code src/main/java} or {@code src/test/java}
   */
  public static List<Path> sources(String root) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : NAMES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, root))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}

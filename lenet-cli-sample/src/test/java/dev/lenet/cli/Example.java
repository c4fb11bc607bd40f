package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sample application: a folder below {@code examples}. */
record Example(Path folder) {
  private static final Path ALL = Path.of("examples");
  private static final Pattern RUN =
      Pattern.compile("```sh\n([^`]*)\n```\n\n```text\n([^`]*)\n```");
  private static final Pattern VERSION =
      Pattern.compile("(?<=<lenet\\.version>)[^<]*|(?<='dev\\.lenet:[a-z0-9-]{1,99}:)[^']*");

  static List<Example> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      List<Example> examples =
          folders.filter(Files::isDirectory).sorted().map(Example::new).toList();
      assertFalse(examples.isEmpty(), "no examples");
      return examples;
    }
  }

  String name() {
    return Objects.requireNonNull(folder.getFileName()).toString();
  }

  /** The files whose names end so, without what a build has made. */
  List<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(end))
          .filter(file -> !file.startsWith(folder.resolve("target")))
          .sorted()
          .toList();
    }
  }

  /** The versions of this library that its build files name. */
  Set<String> versions() throws IOException {
    Set<String> versions = new TreeSet<>();
    for (String build : List.of("pom.xml", ".gradle")) {
      for (Path file : files(build)) {
        VERSION.matcher(Files.readString(file)).results().forEach(v -> versions.add(v.group()));
      }
    }
    return versions;
  }

  /** The commands in its README below which stands what they print. */
  List<Run> runs() throws IOException {
    String readme = Files.readString(folder.resolve("README.md"));
    List<Run> runs =
        RUN.matcher(readme).results().map(run -> new Run(run.group(1), run.group(2))).toList();
    assertEquals(
        readme.split("```text", -1).length - 1,
        runs.size(),
        () -> folder + "/README.md shows what is printed, and not by which command");
    return runs;
  }

  @Override
  public String toString() {
    return name();
  }

  /** A command, and what it prints; {@code ...} stands for anything in a line. */
  record Run(String command, String output) {
    Pattern printed() {
      return Pattern.compile(Pattern.quote(output).replace("...", "\\E.*\\Q"));
    }
  }
}

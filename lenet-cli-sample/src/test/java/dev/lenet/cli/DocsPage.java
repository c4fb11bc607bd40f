package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of the documentation whose tables are held to what was printed. */
record DocsPage(String name) {
  static final Path DOCS = Path.of("..", "docs");

  /** The rows of the table whose heading begins so. */
  String table(String heading) throws IOException {
    List<String> rows =
        Files.readAllLines(DOCS.resolve(name)).stream()
            .dropWhile(line -> !line.startsWith(heading))
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertTrue(rows.size() > 2, "no table begins with " + heading);
    return String.join("\n", rows.subList(2, rows.size()));
  }
}

package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation whose tables are held to what was printed. */
record DocsPage(String name) {
  static final Path DOCS = Path.of("..", "docs");

  /** What stands in the page's blocks of code of a language, in their order. */
  List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
        .matcher(Files.readString(DOCS.resolve(name)))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** The rows of the table whose heading begins so, without the heading. */
  String table(String heading) throws IOException {
    List<String> lines = lines(heading);
    return String.join("\n", lines.subList(2, lines.size()));
  }

  /** The cells of that table row by row, the heading first. */
  List<List<String>> cells(String heading) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines(heading)) {
      rows.add(Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList());
    }
    rows.remove(1);
    return rows;
  }

  private List<String> lines(String heading) throws IOException {
    List<String> rows =
        Files.readAllLines(DOCS.resolve(name)).stream()
            .dropWhile(line -> !line.startsWith(heading))
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertTrue(rows.size() > 2, "no table begins with " + heading);
    return rows;
  }
}

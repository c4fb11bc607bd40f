package dev.lenet.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/serve.md")
class ServePageTest {
  private static final Path DOCS = Path.of("..", "docs");

  private final String page = read("serve.md");

  private static String read(String file) {
    try {
      return Files.readString(DOCS.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("lists the requests and statuses that are described")
  void listsAll() throws IOException {
    Description description = new Description();
    Set<String> requests = found("(?m)^\\| `([A-Z]+ /\\S*)` \\|");
    requests.remove("GET /");
    assertEquals(description.operations(), requests);
    Set<String> statuses = found("(?m)^\\| (\\d{3}) \\|");
    statuses.remove("404"); // of what is not described
    assertEquals(description.problems(), statuses);
  }

  private Set<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @DisplayName("has the usual limits")
  void hasTheLimits() {
    assertTrue(page.contains("| 20 MiB, or an eighth of the heap |"));
    assertTrue(page.contains("| 8 for each processor |"));
    assertTrue(page.contains("| time that a picture waits | 20 seconds |"));
    assertTrue(page.contains("| 30 seconds, and 10 without a byte |"));
    assertTrue(page.contains("| 50 million, up to 65,535 on a side;"));
    Limits usual = Limits.usual();
    int processors = Runtime.getRuntime().availableProcessors();
    assertEquals(Math.min(20 << 20, Runtime.getRuntime().maxMemory() / 8), usual.bytes());
    assertEquals(processors, usual.readings());
    assertEquals(8 * processors, usual.waiting());
    assertEquals(20, usual.delay().toSeconds());
    assertEquals(30, usual.body().toSeconds());
    assertEquals(10, usual.idle().toSeconds());
    assertEquals(512, usual.connections());
    assertEquals(50_000_000, Limits.MOST_PIXELS);
  }

  @Test
  @DisplayName("shows what the load program printed")
  void showsTheLoad() {
    assertTrue(page.contains(read("serve/load.txt")), "serve/load.txt is not in the page");
  }
}

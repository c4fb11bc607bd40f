package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
@DisplayName("docs/security.md")
class SecurityPageTest {
  private static final DocsPage PAGE = new DocsPage("security.md");

  /** A line of the JVM's log, for a class and the jar that it came from. */
  private static final Pattern LOADED =
      Pattern.compile("(?m)(\\S+) source: file:.*/([a-z0-9-]+?)-\\d[^/]*\\.jar$");

  @Test
  @DisplayName("says which classes of jars with known vulnerabilities a training loads, no others")
  void reachesNothingElse(@TempDir Path folder) throws IOException, InterruptedException {
    Map<String, Set<String>> loaded = new TreeMap<>();
    for (String backend : List.of("djl", "dl4j")) {
      loadedBy(folder, backend).forEach((jar, classes) -> classesOf(loaded, jar).addAll(classes));
    }
    for (List<String> row : PAGE.cells("| jar | inside of it |").stream().skip(1).toList()) {
      String jar = unquoted(row.get(0));
      assertEquals(listed(row.get(4)), classesOf(loaded, jar), jar);
    }
    assertEquals(false, classesOf(loaded, "nd4j-api").isEmpty(), "the log names no jar");
  }

  /** The simple names of classes, by the jar that this backend's training loaded them from. */
  private static Map<String, Set<String>> loadedBy(Path folder, String backend)
      throws IOException, InterruptedException {
    Path log = folder.resolve(backend + ".txt");
    String out = folder.resolve(backend).toString();
    new ChildProcess(folder)
        .option("-Xlog:class+load:file=" + log)
        .run("train", "--backend", backend, "--epochs", "1", "--limit", "5100", "--out", out)
        .requireDone();
    Map<String, Set<String>> classes = new TreeMap<>();
    for (MatchResult line : LOADED.matcher(Files.readString(log)).results().toList()) {
      String name = line.group(1);
      classesOf(classes, line.group(2)).add(name.substring(name.lastIndexOf('.') + 1));
    }
    return classes;
  }

  private static Set<String> classesOf(Map<String, Set<String>> classes, String jar) {
    return classes.computeIfAbsent(jar, none -> new TreeSet<>());
  }

  private static Set<String> listed(String cell) {
    return cell.equals("none")
        ? Set.of()
        : Arrays.stream(cell.split(", "))
            .map(SecurityPageTest::unquoted)
            .collect(Collectors.toSet());
  }

  private static String unquoted(String cell) {
    return cell.replace("`", "");
  }
}

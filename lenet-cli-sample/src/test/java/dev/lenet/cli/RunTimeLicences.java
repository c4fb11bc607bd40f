package dev.lenet.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/licences.md to what the modules and the sample applications need at run time. Its name
 * keeps it out of {@code mvn test}: the build runs it after it has built the applications.
 */
@DisplayName("docs/licences.md")
class RunTimeLicences {
  private static final String HEADING = "| artifact | version | licence | comes with |";
  private static final Path EXPECTED = Path.of("target", "licences.txt");

  @Test
  @DisplayName("has the licences of what comes with the modules and the sample applications")
  void table() throws IOException {
    String expected = String.join("\n", rows());
    Files.writeString(EXPECTED, expected);
    assertEquals(
        expected,
        new DocsPage("licences.md").table(HEADING),
        () -> "The rows of the table should be those of " + EXPECTED.toAbsolutePath());
  }

  private static List<String> rows() throws IOException {
    Map<String, List<RunTimeArtifact>> modules = modules();
    Map<String, List<RunTimeArtifact>> all = new TreeMap<>(modules);
    for (Example example : Example.all()) {
      if (!example.name().equals("spark")) { // a build of its own
        Path target = Path.of("target", "examples", example.name(), "target");
        all.put("the sample `" + example.name() + "`", listedIn(target));
      }
    }
    Map<String, List<String>> comesWith = new TreeMap<>();
    for (Map.Entry<String, List<RunTimeArtifact>> one : all.entrySet()) {
      for (RunTimeArtifact artifact : brought(one.getValue(), modules)) {
        String row =
            "| `%s` | %s | %s | "
                .formatted(artifact.name(), artifact.version(), artifact.licences());
        comesWith.computeIfAbsent(row, none -> new ArrayList<>()).add(one.getKey());
      }
    }
    return comesWith.entrySet().stream()
        .map(row -> row.getKey() + String.join(", ", row.getValue()) + " |")
        .toList();
  }

  private static Map<String, List<RunTimeArtifact>> modules() throws IOException {
    Map<String, List<RunTimeArtifact>> modules = new TreeMap<>();
    for (String module : List.of("api", "backend-djl", "backend-dl4j", "data")) {
      String name = "lenet-" + module;
      modules.put("`" + name + "`", listedIn(Path.of("..", name, "target")));
    }
    modules.put(
        "`lenet-conformance`", listedIn(Path.of("..", "lenet-api", "conformance", "target")));
    modules.put("the command line", listedIn(Path.of("target")));
    return modules;
  }

  private static List<RunTimeArtifact> listedIn(Path target) throws IOException {
    return RunTimeArtifact.listedIn(target.resolve("run-time-artifacts.txt"));
  }

  /** Those of others that no module of ours, which is among them, brings. */
  private static Set<RunTimeArtifact> brought(
      List<RunTimeArtifact> artifacts, Map<String, List<RunTimeArtifact>> modules) {
    Set<RunTimeArtifact> brought = new HashSet<>(artifacts);
    for (RunTimeArtifact artifact : artifacts) {
      if (artifact.isOurs()) {
        brought.remove(artifact);
        String module = "`" + artifact.name().substring(10) + "`";
        requireNonNull(modules.get(module), module)
            .forEach(theirs -> brought.removeIf(each -> each.isSameAs(theirs)));
      }
    }
    return brought;
  }
}

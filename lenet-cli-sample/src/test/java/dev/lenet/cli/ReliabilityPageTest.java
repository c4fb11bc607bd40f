package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/reliability.md")
class ReliabilityPageTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern TARGET = Pattern.compile("(?m)^\\| `(\\w+Target)`");
  private static final Pattern RULE = Pattern.compile("`([BPD]\\d\\d)`");

  @Test
  @DisplayName("names tests that exist")
  void testsExist() throws IOException {
    List<Path> sources = Modules.sources("src/test/java");
    List<MatchResult> named = TEST.matcher(page("reliability.md")).results().toList();
    assertTrue(named.size() > 50, () -> named.size() + " tests");
    for (MatchResult test : named) {
      Pattern method = Pattern.compile("(void|>) " + test.group(2) + "\\(");
      List<String> texts = new ArrayList<>();
      for (Path source : sources) {
        if (source.endsWith(test.group(1) + ".java")) {
          texts.add(Files.readString(source));
        }
      }
      assertTrue(texts.stream().anyMatch(text -> method.matcher(text).find()), test::group);
    }
  }

  @Test
  @DisplayName("names every target of fuzzing, and rules that exist")
  void targetsAndRulesExist() throws IOException {
    Set<String> targets =
        Modules.sources("src/test/java").stream()
            .map(source -> source.getFileName().toString().replace(".java", ""))
            .filter(name -> name.endsWith("Target"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(targets, named(TARGET));
    String rules = page("conformance.md");
    for (String rule : named(RULE)) {
      assertTrue(rules.contains("\n### " + rule + " "), rule);
    }
  }

  private static Set<String> named(Pattern pattern) throws IOException {
    return pattern
        .matcher(page("reliability.md"))
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String page(String name) throws IOException {
    return Files.readString(DocsPage.DOCS.resolve(name));
  }
}

package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/reliability.md")
class ReliabilityPageTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern MODULE = Pattern.compile("`(lenet-[\\w-]+)`");
  private static final Pattern TARGET = Pattern.compile("(?m)^\\| `(\\w+Target)`");
  private static final Pattern RULE = Pattern.compile("`([BPD]\\d\\d)`");

  private static final Pattern ANNOTATION =
      Pattern.compile("@(Test|ParameterizedTest|TestFactory)\\b");

  /** Not {@code @DisabledOnOs}, which runs elsewhere. */
  private static final Pattern DISABLED = Pattern.compile("@Disabled\\b");

  private static final Pattern END_OF_BLOCK = Pattern.compile("\\n\\s*}\\n");

  @Test
  @DisplayName("names tests that exist, each only one of that name, or its line names the module")
  void testsExist() throws IOException {
    List<Path> sources = Modules.sources("src/test/java");
    int named = 0;
    for (String line : page("reliability.md").lines().toList()) {
      Matcher module = MODULE.matcher(line);
      Path from = Path.of("..", module.find() ? module.group(1) : "");
      for (MatchResult test : TEST.matcher(line).results().toList()) {
        named++;
        List<Path> found = new ArrayList<>();
        for (Path source : sources) {
          if (source.startsWith(from)
              && source.endsWith(test.group(1) + ".java")
              && isTest(Files.readString(source), test.group(2))) {
            found.add(source);
          }
        }
        assertEquals(1, found.size(), () -> test.group() + " is in " + found);
      }
    }
    assertTrue(named > 50, named + " tests");
  }

  /** Whether a method has that name and is run: its annotations and its name are in one block. */
  private static boolean isTest(String source, String name) {
    Pattern method = Pattern.compile("(void|>) " + name + "\\(");
    return END_OF_BLOCK
        .splitAsStream(source)
        .anyMatch(
            block ->
                ANNOTATION.matcher(block).find()
                    && method.matcher(block).find()
                    && !DISABLED.matcher(block).find());
  }

  @Test
  @DisplayName("is held to methods that JUnit runs")
  void helpersAreNoTests() {
    String method = "  %s\n  @DisplayName(\"x {y}\")\n  void name() {\n  }\n";
    assertTrue(isTest(method.formatted("@Test"), "name"));
    assertFalse(isTest(method.formatted("@Test\n  @Disabled"), "name"));
    assertFalse(isTest("  @Test\n  void other() {\n  }\n\n  void name() {\n", "name"));
    assertFalse(isTest(method.formatted("@TestOnly"), "name"));
  }

  @Test
  @DisplayName("has no figure that was to be filled in later")
  void isFilledIn() throws IOException {
    String prose = page("reliability.md").replaceAll("`[^`]*`", "");
    assertEquals(List.of(), Pattern.compile("\\b[A-Z]+_\\w*").matcher(prose).results().toList());
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

  @Test
  @DisplayName("has the growth of long runs as it was printed")
  void growth() throws IOException {
    List<String> printed = Files.readAllLines(DocsPage.DOCS.resolve("reliability/soak.txt"));
    List<List<String>> table =
        new DocsPage("reliability.md").cells("| 95% intervals of the growth |");
    for (List<String> row : table.subList(1, table.size())) {
      int title = printed.indexOf(row.get(0));
      assertTrue(title >= 0, row.get(0));
      int line = title + 2; // behind the heading of its own
      for (String cell : row.subList(1, 6)) { // the quantities
        assertTrue(printed.get(line).contains(" " + cell + "  "), row.get(0) + ": " + cell);
        line++;
      }
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

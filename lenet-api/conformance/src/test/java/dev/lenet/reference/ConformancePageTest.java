package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.conformance.BackendConformance;
import dev.lenet.conformance.DatasetConformance;
import dev.lenet.conformance.GoldenNetwork;
import dev.lenet.conformance.ProviderConformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/conformance.md")
class ConformancePageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "conformance.md");

  @Test
  @DisplayName("has a heading for every rule, in the rule's own words and order, and no other")
  void hasAHeadingForEveryRule() throws IOException {
    List<String> rules =
        Stream.of(BackendConformance.class, ProviderConformance.class, DatasetConformance.class)
            .flatMap(suite -> Rules.sentences(suite).entrySet().stream())
            .map(rule -> rule.getKey() + " " + rule.getValue())
            .toList();
    assertTrue(rules.size() > 40, rules::toString);
    assertEquals(
        rules,
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.matches("### [A-Z]\\d\\d .*"))
            .map(line -> line.substring(4))
            .toList());
  }

  @Test
  @DisplayName("says of every rule what to check if it fails")
  void saysWhatToCheck() throws IOException {
    String[] sections = Files.readString(PAGE).split("(?m)^#+ ", -1);
    for (String section : sections) {
      if (section.length() > 3 && Rules.isNumber(section.substring(0, 3))) {
        String text = section.replaceAll("\\s+", " ");
        assertTrue(text.matches(".*If it (alone )?fails.*(check|compare) .*"), section);
      }
    }
  }

  @Test
  @DisplayName("says of every golden network what it has")
  void namesEveryGoldenNetwork() throws IOException {
    String page = Files.readString(PAGE);
    for (GoldenNetwork golden : GoldenNetwork.cases()) {
      assertTrue(page.contains("`" + golden + "`"), golden::toString);
    }
  }
}

package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs a class of the suite for one wrong implementation, and says which rules failed, and how. */
final class FailedRules {
  /** Rules whose message names a case. */
  private static final Pattern CASES = Pattern.compile("B(02|08|11|12|13|14|16|18)");

  private final Map<String, String> sentences;
  private final NavigableMap<String, List<String>> messages;

  private FailedRules(Map<String, String> sentences, NavigableMap<String, List<String>> messages) {
    this.sentences = sentences;
    this.messages = messages;
  }

  /**
   * Runs the rules that are asked.
   *
   * @param suite a class with a constructor that takes the defect
   * @param least how many tests that are, at least
   */
  static FailedRules of(Class<?> suite, String defect, Predicate<String> asked, int least) {
    List<Event> finished =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter(ByDefect.DEFECT, defect)
            .selectors(selectClass(suite))
            .filters(
                (PostDiscoveryFilter)
                    test -> FilterResult.includedIf(asked.test(number(test.getDisplayName()))))
            .execute()
            .allEvents()
            .stream()
            .filter(event -> event.getType() == EventType.FINISHED)
            .toList();
    assertTrue(finished.size() >= least, () -> "only " + finished.size() + " tests");
    return new FailedRules(
        Rules.sentences(suite.getSuperclass()),
        finished.stream()
            .filter(event -> result(event).getStatus() == TestExecutionResult.Status.FAILED)
            .collect(
                Collectors.groupingBy(
                    event -> rule(event.getTestDescriptor()),
                    TreeMap::new,
                    Collectors.mapping(
                        event ->
                            String.valueOf(result(event).getThrowable().orElseThrow().getMessage()),
                        Collectors.toList()))));
  }

  NavigableMap<String, List<String>> messages() {
    return messages;
  }

  /**
   * That each failure says, as build tools print it, which rule and case it is of, what was found,
   * what to check, and where to read on.
   *
   * @param findings what a rule's finding speaks of
   */
  void assertHelpful(Map<String, String> findings) {
    messages.forEach(
        (rule, all) -> {
          String sentence = rule + " " + sentences.get(rule);
          for (String message : all) {
            assertTrue(message.startsWith(sentence), message);
            assertTrue(message.matches("(?s).*(check|compare) .*"), message);
            assertTrue(message.contains("Read on: " + rule + ", conformance.md in"), message);
            boolean hasCase = message.startsWith(sentence + ", ");
            assertTrue(hasCase == CASES.matcher(rule).matches(), message);
          }
          Pattern finding = Pattern.compile(Objects.requireNonNull(findings.get(rule), rule));
          assertTrue(
              all.stream().map(FailedRules::found).anyMatch(finding.asPredicate()),
              () -> rule + " should speak of '" + finding + "': " + all);
        });
  }

  /** Without the rule's sentence and what to check, which are the same for every finding. */
  private static String found(String message) {
    return message.substring(message.indexOf("found: "), message.lastIndexOf("  If it "));
  }

  private static TestExecutionResult result(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class);
  }

  /** The rule's number, from the test or, for one of several cases, from what it belongs to. */
  private static String rule(TestDescriptor test) {
    String number = number(test.getDisplayName());
    return Rules.isNumber(number) ? number : test.getParent().map(FailedRules::rule).orElse("none");
  }

  private static String number(String displayName) {
    return displayName.substring(0, Math.min(3, displayName.length()));
  }
}

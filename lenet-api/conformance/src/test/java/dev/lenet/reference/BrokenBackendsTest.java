package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.lenet.conformance.BackendConformance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

@DisplayName("The suite, for a backend that")
class BrokenBackendsTest {
  /** They need MNIST. */
  private static final Set<String> MNIST = Set.of("B40", "B41");

  /**
   * These take seconds, two in JVMs of their own; and whether wrong gradients are good enough to
   * learn from is a matter of luck. So only who is expected to break them is asked. Likewise only
   * who breaks a rule of training is asked the others of training.
   */
  private static final Set<String> SLOW = Set.of("B06", "B17", "B33", "B39");

  /** What the messages speak of where numbers alone would not tell the author where to look. */
  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("B01", "the name of provider and backend|version"),
          Map.entry("B02", "missingCapabilities"),
          Map.entry("B03", "after close must say so|closed twice"),
          Map.entry("B05", "threads of the library"),
          Map.entry("B06", "released with the call"),
          Map.entry("B12", "check padding and stride|a single row"),
          Map.entry("B13", "These are the logits|gradient of the mean over the rows"),
          Map.entry("B14", "the rows there are"),
          Map.entry("B15", "were overwritten"),
          Map.entry("B17", "(?s)Spec number \\d+: .+check layers behind.+\"layers\": "),
          Map.entry("B20", "Weights.initial"),
          Map.entry("B23", "another number of rows"),
          Map.entry("B25", "share no buffer"),
          Map.entry("B30", "in a fixed order"),
          Map.entry("B31", "mean over the slice"),
          Map.entry("B39", "killed after step"));

  static List<Broken> backends() {
    return BrokenConformance.backends();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backends")
  @DisplayName("fails the rules that are broken, and no others")
  void failsWhatIsBroken(Broken broken) {
    NavigableMap<String, List<Throwable>> failures = failures(broken);
    NavigableSet<String> certain = new TreeSet<>(failures.keySet());
    certain.removeIf(broken.mayFail()::contains);
    NavigableSet<String> expected = new TreeSet<>(broken.mustFail());
    if (!OS.LINUX.isCurrentOs()) {
      expected.remove("B06"); // nobody is asked there
    }
    assertEquals(expected, certain, failures::toString);
    failures.forEach(BrokenBackendsTest::assertHint);
  }

  private static void assertHint(String rule, List<Throwable> causes) {
    List<String> messages =
        causes.stream()
            .filter(AssertionError.class::isInstance)
            .map(cause -> String.valueOf(cause.getMessage()))
            .toList();
    String hint = HINTS.getOrDefault(rule, "");
    assertTrue(
        messages.isEmpty() || messages.stream().anyMatch(Pattern.compile(hint).asPredicate()),
        () -> rule + " should speak of '" + hint + "': " + messages);
  }

  @Test
  @DisplayName("breaks any of the rules, fails")
  void everyRuleCanFail() {
    Set<String> broken =
        backends().stream()
            .map(Broken::mustFail)
            .flatMap(Collection::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    broken.addAll(MNIST);
    assertEquals(Rules.numbers(BackendConformance.class), broken);
  }

  private static NavigableMap<String, List<Throwable>> failures(Broken broken) {
    List<Event> finished =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter(BrokenConformance.DEFECT, broken.defect())
            .selectors(selectClass(BrokenConformance.class))
            .filters(rulesFor(broken))
            .execute()
            .allEvents()
            .stream()
            .filter(event -> event.getType() == EventType.FINISHED)
            .toList();
    assertTrue(finished.size() > 50, () -> "only " + finished.size() + " tests");
    return finished.stream()
        .filter(event -> result(event).getStatus() == TestExecutionResult.Status.FAILED)
        .collect(
            Collectors.groupingBy(
                event -> rule(event.getTestDescriptor()),
                TreeMap::new,
                Collectors.mapping(
                    event -> result(event).getThrowable().orElseThrow(), Collectors.toList())));
  }

  private static TestExecutionResult result(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class);
  }

  private static PostDiscoveryFilter rulesFor(Broken broken) {
    return test -> FilterResult.includedIf(isAsked(broken, number(test.getDisplayName())));
  }

  private static boolean isAsked(Broken broken, String rule) {
    return !MNIST.contains(rule)
        && (!SLOW.contains(rule) || broken.mustFail().contains(rule))
        && (!rule.startsWith("B3") || broken.breaksTraining());
  }

  /** The rule's number, from the test or, for one of several cases, from what it belongs to. */
  private static String rule(TestDescriptor test) {
    String number = number(test.getDisplayName());
    return Rules.isNumber(number)
        ? number
        : test.getParent().map(BrokenBackendsTest::rule).orElse("none");
  }

  private static String number(String displayName) {
    return displayName.substring(0, Math.min(3, displayName.length()));
  }
}

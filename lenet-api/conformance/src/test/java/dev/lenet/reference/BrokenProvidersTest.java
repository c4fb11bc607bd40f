package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.conformance.ProviderConformance;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
@DisplayName("The suite, for a provider that")
class BrokenProvidersTest {
  private static final Map<String, String> FINDINGS =
      Map.of(
          "P01", "the name 'Odd_Name'",
          "P02", "available.*(not-listed|not-public).*BACKEND_UNKNOWN",
          "P03", "reason for|changed what is missing",
          "P04", "refer to the engine's classes|found in another JVM: not-",
          "P05", "opened before|expected a public class");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "has a name of capital letters, P01",
    "is not named in META-INF/services, P02 P04",
    "is not public, P02 P04 P05",
    "gives no reason, P03",
    "lets others change what is missing, P03",
    "loads its engine when it is made, P04",
    "can be opened once only, P05"
  })
  @DisplayName("fails the rules that are broken, and no others")
  void failsWhatIsBroken(String defect, String rules) {
    FailedRules failed = FailedRules.of(BrokenProviderConformance.class, defect, rule -> true, 5);
    assertEquals(
        Set.of(rules.split(" ")), failed.messages().keySet(), () -> failed.messages().toString());
    failed.assertHelpful(FINDINGS);
  }

  @Test
  @DisplayName("breaks any of the rules, fails")
  void everyRuleCanFail() {
    assertEquals(Rules.numbers(ProviderConformance.class), new TreeSet<>(FINDINGS.keySet()));
  }
}

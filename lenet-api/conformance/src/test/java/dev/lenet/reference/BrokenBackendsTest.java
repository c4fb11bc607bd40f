package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.conformance.BackendConformance;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("once")
@DisplayName("The suite, for a backend that")
class BrokenBackendsTest {
  static List<Broken> aroundNetworks() {
    return BrokenConformance.aroundNetworks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("aroundNetworks")
  @DisplayName("fails the rules that are broken, and no others")
  void failsWhatIsBroken(Broken broken) {
    BackendFindings.assertFailsWhatIsBroken(broken);
  }

  @Test
  @DisplayName("breaks any of the rules, fails")
  void everyRuleCanFail() {
    Set<String> broken =
        BrokenConformance.backends().stream()
            .map(Broken::mustFail)
            .flatMap(Collection::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    broken.addAll(BackendFindings.MNIST);
    assertEquals(Rules.numbers(BackendConformance.class), broken);
  }
}

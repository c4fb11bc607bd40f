package dev.lenet.reference;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apart from the other wrong backends: forks of the build take whole classes. */
@Tag("once")
@DisplayName("The suite, for a backend whose network")
class BrokenNetworksTest {
  static List<Broken> networks() {
    return BrokenConformance.networks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  @DisplayName("fails the rules that are broken, and no others")
  void failsWhatIsBroken(Broken broken) {
    BackendFindings.assertFailsWhatIsBroken(broken);
  }
}

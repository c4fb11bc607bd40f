package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.conformance.DatasetConformance;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
@DisplayName("The suite, for a data set that")
class BrokenDatasetsTest {
  private static final Map<String, String> FINDINGS =
      Map.of(
          "D01", "the name is blank",
          "D02", "the label of image 4 is 5",
          "D03", "a byte beside the image",
          "D04", "pixels after another caller's copy was changed",
          "D05", "an index or array that does not fit",
          "D06", "the first label of the range",
          "D07", "fingerprint of other images",
          "D08", "the fingerprint that one of 4 threads got");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "has no name, D01",
    "has labels beyond its classes, D02",
    "copies a byte too many, D03",
    "hands out the array it keeps, D04",
    "copies nothing for an index that it does not have, D05",
    "begins every range with its first image, D06",
    "has one fingerprint for all images, D07",
    "copies through a field of its own, D08"
  })
  @DisplayName("fails the rule that is broken, and no other")
  void failsWhatIsBroken(String defect, String rule) {
    FailedRules failed = FailedRules.of(BrokenDatasetConformance.class, defect, any -> true, 8);
    assertEquals(Set.of(rule), failed.messages().keySet(), () -> failed.messages().toString());
    failed.assertHelpful(FINDINGS);
  }

  @Test
  @DisplayName("breaks any of the rules, fails")
  void everyRuleCanFail() {
    assertEquals(Rules.numbers(DatasetConformance.class), new TreeSet<>(FINDINGS.keySet()));
  }
}

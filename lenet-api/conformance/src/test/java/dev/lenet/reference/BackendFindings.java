package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.condition.OS;

/** What the suite must find in wrong backends. */
final class BackendFindings {
  /** They need MNIST. */
  static final Set<String> MNIST = Set.of("B40", "B41");

  /**
   * These take seconds, two in JVMs of their own; B09 trains; and whether wrong gradients are good
   * enough to learn from is a matter of luck. So the suite asks them only of backends that are
   * expected to break them. It asks rules of training only of backends that break one of them.
   */
  private static final Set<String> SLOW = Set.of("B06", "B09", "B17", "B33", "B39");

  /** What each rule's finding speaks of, beside the rule itself and what to check. */
  private static final Map<String, String> FINDINGS =
      Map.ofEntries(
          Map.entry("B01", "the name of provider and backend|version"),
          Map.entry("B02", "missingCapabilities|needs a missing capability"),
          Map.entry("B03", "after close must say so|closed twice"),
          Map.entry("B04", "the engine runs already"),
          Map.entry(
              "B05", "threads (of the library )?left after .+(lenet-left-behind|engine-work)"),
          Map.entry("B06", "released with the call"),
          Map.entry("B07", "closed after its backend|after close must say so"),
          Map.entry("B08", "networks left open"),
          Map.entry("B09", "while another model was trained"),
          Map.entry("B10", "parameters of LeNet-5"),
          Map.entry("B11", "[a-z0-9]+\\.(weight|bias)|no max pooling|cannot have these weights"),
          Map.entry("B12", "probabilities of (all rows at once|row \\d)|max pooling|these weights"),
          Map.entry(
              "B13",
              "These are the logits|This is the gradient, in call|asked for the loss|do not fit|no max pooling"),
          Map.entry("B14", "mean of the parts' gradients|no max pooling"),
          Map.entry("B15", "were overwritten|position of the inputs"),
          Map.entry("B16", "weights after all steps|loss before step"),
          Map.entry("B17", "(?s)Spec number \\d+: .+check layers behind.+\"layers\": "),
          Map.entry("B18", "These are the values behind layer|no max pooling"),
          Map.entry("B19", "values of layer|of the last layer's values|these weights"),
          Map.entry("B20", "Weights.initial"),
          Map.entry("B21", "weights that were set|weights that another model gave|set again"),
          Map.entry(
              "B22",
              "model from a file|before and after the file|these weights|weights of another training"),
          Map.entry("B23", "images of a longer list"),
          Map.entry("B24", "a negative probability|the sum of the probabilities"),
          Map.entry("B25", "threads at once"),
          Map.entry("B26", "all its weights are 0|another model's weights|these weights"),
          Map.entry("B27", "what is refused, and needs|should be in: "),
          Map.entry("B28", "neither the old nor the new|these weights"),
          Map.entry(
              "B29",
              "a model took NaN|though a weight before it is NaN|runs already|no max pooling"),
          Map.entry("B30", "weights of a second training.*expected: <.*> but was: <"),
          Map.entry("B31", "sum over the rows"),
          Map.entry("B32", "trainings with seeds 42 and 43"),
          Map.entry("B33", "of the images it has learnt"),
          Map.entry("B34", "the same present weights|weights after a (second )?training"),
          Map.entry("B35", "what a listener heard|of the validation images"),
          Map.entry("B36", "took while it was trained|leaves the old weights"),
          Map.entry("B37", "beside another|another model is being trained"),
          Map.entry("B38", "after a training that was refused"),
          Map.entry("B39", "killed after step"));

  private BackendFindings() {}

  /** Fails unless the suite fails the rules that the backend breaks, and no others, helpfully. */
  static void assertFailsWhatIsBroken(Broken broken) {
    FailedRules failed =
        FailedRules.of(BrokenConformance.class, broken.defect(), rule -> isAsked(broken, rule), 50);
    NavigableSet<String> certain = new TreeSet<>(failed.messages().keySet());
    certain.removeIf(broken.mayFail()::contains);
    NavigableSet<String> expected = new TreeSet<>(broken.mustFail());
    if (!OS.LINUX.isCurrentOs()) {
      expected.remove("B06"); // nobody is asked there
    }
    assertEquals(expected, certain, () -> failed.messages().toString());
    failed.assertHelpful(FINDINGS);
  }

  private static boolean isAsked(Broken broken, String rule) {
    return !MNIST.contains(rule)
        && (!SLOW.contains(rule) || broken.mustFail().contains(rule))
        && (!rule.startsWith("B3") || broken.breaksTraining());
  }
}

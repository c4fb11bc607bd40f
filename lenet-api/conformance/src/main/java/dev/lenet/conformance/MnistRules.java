package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules about the accuracy on MNIST. */
abstract class MnistRules extends BackendRules {
  /**
   * Set to {@code skip} by a third party that has no MNIST; missing data is a failure otherwise.
   */
  private static final String MNIST = "lenet.conformance.mnist";

  private final BackendConformance suite;

  MnistRules(BackendConformance suite) {
    super(suite);
    this.suite = suite;
  }

  @Test
  @DisplayName("B41 reads at least 99.4% of the 10,000 test images with the pretrained weights")
  void readsWithPretrainedWeights() {
    TrainTestSplit mnist = mnist();
    try (Model model = backend().newModel(ModelFile.pretrained())) {
      Evaluation evaluation = backend().newEvaluator().evaluate(model, mnist.test());
      assertTrue(
          evaluation.accuracy() >= 0.994,
          () ->
              "The test accuracy is %.4f; see the rules about a network"
                  .formatted(evaluation.accuracy()));
    }
  }

  @Test
  @DisplayName(
      "B40 reads more than 98% of the 10,000 test images after learning from the 60,000 others")
  void reachesTheAccuracy() {
    TrainTestSplit mnist = mnist();
    assertEquals(60_000, mnist.train().size());
    assertEquals(10_000, mnist.test().size());
    NetworkSpec spec = Specs.recipe("lenet5-fast");
    try (Model model = backend().newModel(spec)) {
      backend().newTrainer(spec.training()).train(model, mnist.train());
      Evaluation evaluation = backend().newEvaluator().evaluate(model, mnist.test());
      assertTrue(
          evaluation.accuracy() > 0.98,
          () ->
              "The test accuracy is %.4f. If all other rules hold, compare the losses of the first steps with another backend's"
                  .formatted(evaluation.accuracy()));
    }
  }

  private TrainTestSplit mnist() {
    assumeFalse(
        "skip".equals(System.getProperty(MNIST)),
        "MNIST is left out, as the system property " + MNIST + " says");
    return suite.mnist();
  }
}

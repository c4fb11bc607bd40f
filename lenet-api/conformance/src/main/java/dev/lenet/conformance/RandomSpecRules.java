package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Model;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spi.Network;
import dev.lenet.api.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The rule about random networks. */
abstract class RandomSpecRules extends BackendRules {
  /** How many specs are drawn; more for a night. */
  private static final int SPECS = Integer.getInteger("lenet.conformance.specs", 200);

  /** The number of the first of them. */
  private static final int FIRST = Integer.getInteger("lenet.conformance.specs.first", 0);

  private final Differences differences = new Differences(tolerance());
  private int computed;
  private int lacking;
  private int kinked;

  RandomSpecRules(BackendConformance suite) {
    super(suite);
  }

  @Test
  @DisplayName("B17 computes every network that the checks accept, with its layers in any order")
  void computesAnyNetwork(TestReporter reporter) throws IOException {
    long start = System.nanoTime();
    // left behind if native code ends the JVM
    Path present = Files.createTempFile("lenet-conformance-", ".json");
    try {
      for (int number = FIRST; number < FIRST + SPECS; number++) {
        compute(number, RandomSpecs.spec(number), present);
      }
    } finally {
      Files.delete(present);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    reporter.publishEntry(
        "B17, " + backend().info().nativeBinary(),
        "%d networks computed, %d left out for lack of a capability; largest differences: %s; %d gradients at a kink; %.0f s"
            .formatted(computed, lacking, differences, kinked, seconds));
  }

  private void compute(int number, NetworkSpec spec, Path present) throws IOException {
    if (!isCapableOf(spec)) {
      lacking++;
      return;
    }
    String json = Specs.toJson(spec);
    Files.writeString(present, json);
    try {
      compute(spec, new SplittableRandom(number));
      computed++;
    } catch (RuntimeException | AssertionError e) {
      String message =
          "Spec number %d: %s%n  If other rules of networks hold, check layers behind a dense layer, and sizes that are"
              + " unusual: windows of the whole input, strides wider than kernels, inputs of one row or column."
              + " -Dlenet.conformance.specs.first=%d begins with it:%n%s";
      throw new AssertionError(message.formatted(number, NamedFailures.found(e), number, json), e);
    }
  }

  private void compute(NetworkSpec spec, SplittableRandom random) {
    PlainPass all = PlainPass.draw(spec, rows(spec, random), random);
    List<PlainPass> passes = List.of(all.ofFirstRow(), all);
    try (Model model = backend().newModel(spec)) {
      model.setWeights(Weights.of(spec, all.weights()));
      for (PlainPass pass : passes) {
        differences.probabilities(pass.probabilities(), model.probabilities(pass.batch().values()));
      }
    }
    try (Network network = newNetwork(spec)) {
      network.setWeights(all.weights());
      passes.forEach(pass -> compare(pass, network));
    }
  }

  /** Few, but for small networks now and then more than models predict at once. */
  private static int rows(NetworkSpec spec, SplittableRandom random) {
    boolean many = random.nextInt(10) == 0 && spec.input().shape().size() < 100;
    return many ? random.nextInt(129, 300) : random.nextInt(2, 7);
  }

  private void compare(PlainPass pass, Network network) {
    int classes = pass.spec().classes();
    float[] logits = new float[pass.logits().length];
    float[] gradient = new float[pass.gradient().length];
    Rows batch = pass.batch();
    network.outputs(batch.inputs(), batch.count(), logits);
    differences.logits(pass.logits(), logits, classes);
    network.gradient(batch.inputs(), batch.count(), logits, batch, gradient);
    differences.logits(pass.logits(), logits, classes);
    if (pass.isSmooth()) {
      differences.gradient(pass.gradient(), gradient, pass.spec().parameters());
    } else {
      kinked++;
      for (float value : gradient) {
        assertTrue(Float.isFinite(value), () -> "the gradient has a value of " + value);
      }
    }
  }
}

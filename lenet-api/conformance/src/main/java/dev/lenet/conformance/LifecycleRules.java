package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Model;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.weights.Weights;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules about the backend as a whole: what it says of itself, and what is left when it is closed.
 */
abstract class LifecycleRules extends BackendRules {
  LifecycleRules(BackendConformance suite) {
    super(suite);
  }

  static List<GoldenNetwork> goldenNetworks() {
    return GoldenNetwork.cases();
  }

  @Test
  @DisplayName("B01 says what it is: the provider's name, engine, version, device, native binary")
  void saysWhatItIs() {
    BackendInfo info = backend().info();
    assertEquals(provider().name(), info.name(), "the name of provider and backend");
    assertAll(
        () -> assertFalse(info.engine().isBlank(), "engine"),
        () -> assertFalse(info.version().isBlank(), "version"),
        () -> assertFalse(info.device().isBlank(), "device"),
        () -> assertFalse(info.nativeBinary().isBlank(), "native binary"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenNetworks")
  @DisplayName(
      "B02 computes every network, or declares what it lacks and refuses it with the reason")
  void refusesOnlyWhatItDeclares(GoldenNetwork golden) {
    if (isCapableOf(golden.spec())) {
      assertDoesNotThrow(
          () -> backend().newModel(golden.spec()).close(),
          "If this fails, declare what is lacking in BackendProvider.missingCapabilities");
      return;
    }
    var e =
        assertThrows(
            BackendException.class,
            () -> backend().newModel(golden.spec()),
            "A network that needs a missing capability is refused; hand missingCapabilities to the constructor of EngineBackend");
    assertEquals(ErrorCode.BACKEND_CAPABILITY, e.code());
    Set<Capability> required = Capability.requiredBy(golden.spec());
    provider().missingCapabilities().entrySet().stream()
        .filter(missing -> required.contains(missing.getKey()))
        .forEach(missing -> assertTrue(e.reason().contains(missing.getValue()), e::reason));
  }

  @Test
  @DisplayName("B03 is used after close no more, and closes twice without harm")
  void isClosed() {
    NetworkSpec spec = Samples.lenet5();
    TrainingSpec training = spec.training();
    Backend closed = provider().open();
    Model model = closed.newModel(spec);
    model.close();
    assertDoesNotThrow(model::close, "a model may be closed twice");
    assertClosed("Model.predict", () -> model.predict(Samples.images(1)));
    assertClosed(
        "Model.probabilities", () -> model.probabilities(new float[spec.input().shape().size()]));
    assertClosed("Model.weights", model::weights);
    assertClosed("Model.setWeights", () -> model.setWeights(Weights.initial(spec)));
    assertClosed(
        "Trainer.train of a closed model",
        () -> closed.newTrainer(training, 1).train(model, Samples.data(50)));
    closed.close();
    assertDoesNotThrow(closed::close, "a backend may be closed twice");
    assertClosed("Backend.newModel", () -> closed.newModel(spec));
    assertClosed("Backend.newTrainer", () -> closed.newTrainer(training));
    assertClosed("Backend.newEvaluator", closed::newEvaluator);
  }

  private static void assertClosed(String call, Runnable use) {
    assertThrows(
        IllegalStateException.class,
        use::run,
        () -> call + " after close must say so, and never touch released memory");
  }

  @Test
  @DisplayName("B04 is opened again after it was closed, and twice at once")
  void isOpenedAgain() {
    NetworkSpec spec = Samples.lenet5();
    try (Backend second = provider().open();
        Model first = backend().newModel(spec);
        Model other = second.newModel(spec)) {
      assertEquals(
          first.predict(Samples.images(1)).get(0).digit(),
          other.predict(Samples.images(1)).get(0).digit());
    }
    try (Backend again = provider().open();
        Model model = again.newModel(spec)) {
      assertEquals(1, model.predict(Samples.images(1)).size());
    }
  }

  @Test
  @DisplayName("B05 leaves no thread of the library behind once model and training are over")
  void leavesNoThread() {
    NetworkSpec spec = Samples.lenet5();
    try (Model model = backend().newModel(spec)) {
      backend().newTrainer(spec.training(), 2).train(model, Samples.data(50));
      model.predict(Samples.images(300));
    }
    List<String> left =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("lenet-"))
            .toList();
    assertEquals(List.of(), left, "threads of the library that are still alive");
  }
}

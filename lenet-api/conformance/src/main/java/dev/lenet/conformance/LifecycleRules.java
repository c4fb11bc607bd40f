package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Backends;
import dev.lenet.api.Model;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.weights.Weights;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest(name = "golden network {0}")
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
            "A network that needs a missing capability is refused");
    assertEquals(ErrorCode.BACKEND_CAPABILITY, e.code());
    Set<Capability> required = Capability.requiredBy(golden.spec());
    provider().missingCapabilities().entrySet().stream()
        .filter(missing -> required.contains(missing.getKey()))
        .forEach(missing -> assertTrue(e.reason().contains(missing.getValue()), e::reason));
  }

  @Test
  @DisplayName("B03 refuses use after close, and closes twice without harm")
  void isClosed() {
    NetworkSpec spec = Samples.lenet5();
    TrainingSpec training = spec.training();
    Backend closed = openAnother();
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
        () -> closed.newTrainer(training).train(model, Samples.data(50)));
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
    try (Backend second = openAnother();
        Model first = backend().newModel(spec);
        Model other = second.newModel(spec)) {
      assertEquals(
          first.predict(Samples.images(1)).get(0).label(),
          other.predict(Samples.images(1)).get(0).label(),
          "answers of two backends at once");
    }
    try (Backend again = openAnother();
        Model model = again.newModel(spec)) {
      assertEquals(1, model.predict(Samples.images(1)).size(), "answers of a backend opened again");
    }
  }

  @Test
  @DisplayName("B05 leaves no thread behind once models, trainings and the backend are over")
  void leavesNoThread() throws InterruptedException {
    useOnce(); // an engine's own threads are started once, and may stay
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    useOnce();
    assertNone("left after Backend.close", thread -> !before.contains(thread));
  }

  private void useOnce() throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    NetworkSpec spec = Samples.lenet5();
    try (Backend used = openAnother()) {
      try (Model model = used.newModel(spec)) {
        used.newTrainer(spec.training()).train(model, Samples.data(30), Samples.threads(2));
        model.predict(Samples.images(150));
      }
      assertNone(
          "of the library left after Model.close",
          thread -> thread.getName().startsWith("lenet-") && !before.contains(thread));
    }
  }

  /** Threads that were told to end get a moment for it. */
  private static void assertNone(String which, Predicate<Thread> asked)
      throws InterruptedException {
    List<String> names = threads(asked);
    for (int look = 0; look < 40 && !names.isEmpty(); look++) {
      Thread.sleep(50);
      names = threads(asked);
    }
    assertEquals(List.of(), names, "threads " + which);
  }

  private static List<String> threads(Predicate<Thread> asked) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(asked)
        .map(Thread::getName)
        .filter(name -> !name.startsWith("ForkJoinPool.commonPool"))
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("B07 is closed before its models, which then refuse to predict, and close")
  void isClosedBeforeItsModels() {
    NetworkSpec spec = Samples.lenet5();
    Backend closed = openAnother();
    Model used = closed.newModel(spec);
    used.predict(Samples.images(1));
    closed.close();
    assertClosed("Model.predict of a closed backend", () -> used.predict(Samples.images(1)));
    assertDoesNotThrow(used::close, "a model is closed after its backend");
    try (Model model = backend().newModel(spec)) {
      assertEquals(1, model.predict(Samples.images(1)).size(), "answers of another backend");
    }
  }

  @ParameterizedTest(name = "a network that fails in {0}")
  @ValueSource(strings = {"new", "gradient", "close"})
  @DisplayName("B08 releases its networks and goes on when one fails: when made, used or closed")
  void survivesFailingNetworks(String call) {
    NetworkSpec spec = Samples.lenet5();
    // the first network is the model's, the others are the training's replicas
    FailingNetworks provider = new FailingNetworks(provider(), 3, call);
    try (Backend failing = Backends.open(provider)) {
      try (Model model = failing.newModel(spec)) {
        Throwable thrown =
            assertThrows(
                RuntimeException.class,
                () ->
                    failing
                        .newTrainer(spec.training())
                        .train(model, Samples.data(30), Samples.threads(2)),
                "the training with a network that fails");
        assertEquals(FailingNetworks.Planned.class, cause(thrown).getClass(), thrown::toString);
      }
      assertEquals(0, provider.openNetworks(), "networks left open after one failed");
    }
    try (Model model = backend().newModel(spec)) {
      assertEquals(1, model.predict(Samples.images(1)).size(), "answers after the failure");
    }
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}

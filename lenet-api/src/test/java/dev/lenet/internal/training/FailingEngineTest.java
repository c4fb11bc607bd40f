package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.BatchReport;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.engine.TestEngine;
import dev.lenet.internal.engine.TestProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An exception of an engine")
@Timeout(120)
class FailingEngineTest {
  private static final TrainingSpec TRAINING = SoftmaxRegression.training(0.5, 8, 1, 5, null);
  private static final NetworkSpec SPEC = SoftmaxRegression.spec(TRAINING);

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalArgumentException("an exception"),
        new OutOfMemoryError("an error"),
        new IOException("a checked one, as Kotlin throws it"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("on a thread that helps to predict arrives: an exception with the backend's name")
  void arrivesFromAHelper(Throwable failure) {
    assumeSeveralNetworks();
    // the second network is that of the thread that helps; the first waits until it has failed
    CountDownLatch failed = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    HookedEngine engine =
        new HookedEngine(
            (network, call) -> {
              if (call.equals("outputs")) {
                if (Thread.currentThread().equals(caller)) {
                  failed.await();
                } else {
                  failed.countDown();
                  throw failure;
                }
              }
            });
    try (Backend backend = engine.backend();
        Model model = backend.newModel(SPEC)) {
      float[] inputs = new float[1000 * SoftmaxRegression.INPUTS];
      assertArrives(failure, assertThrows(Throwable.class, () -> model.probabilities(inputs)));
    }
    assertEquals(0, engine.inner.open.get(), "networks left open");
  }

  private static void assumeSeveralNetworks() {
    assumeTrue(
        Runtime.getRuntime().availableProcessors() > 1, "a model has one network per processor");
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("in the second replica of a training arrives: an exception with the backend's name")
  void arrivesFromAReplica(Throwable failure) {
    assertTrainingThrows(failure, "gradient", 3);
    assertTrainingThrows(failure, "setWeights", 3);
    assertTrainingThrows(failure, "new", 3);
    assertTrainingThrows(failure, "close", 3);
  }

  @Test
  @DisplayName("in several replicas arrives together: one is thrown, with the others suppressed")
  void arrivesTogether() {
    for (String call : List.of("gradient", "close")) {
      HookedEngine engine =
          new HookedEngine(
              (network, called) -> {
                if (called.equals(call) && network > 1) {
                  throw new IllegalStateException("network " + network);
                }
              });
      try (Backend backend = engine.backend();
          Model model = backend.newModel(SPEC)) {
        Trainer trainer = backend.newTrainer(TRAINING);
        var thrown =
            assertThrows(
                BackendException.class,
                () -> trainer.train(model, SmallData.of(41), Options.threads(3)));
        assertEquals("network 2", Objects.requireNonNull(thrown.getCause()).getMessage());
        List<String> beside =
            Stream.of(thrown.getSuppressed())
                .map(e -> Objects.requireNonNull(e.getCause()).getMessage())
                .toList();
        assertEquals(List.of("network 3", "network 4"), beside);
      }
    }
  }

  @Test
  @DisplayName("thrown twice as the same object arrives as that object")
  void arrivesOnce() {
    var failure = new IllegalStateException("kept by the engine");
    HookedEngine engine =
        new HookedEngine(
            (network, call) -> {
              if (call.equals("gradient") || (call.equals("close") && network > 1)) {
                throw failure;
              }
            });
    try (Backend backend = engine.backend();
        Model model = backend.newModel(SPEC)) {
      Trainer trainer = backend.newTrainer(TRAINING);
      var thrown =
          assertThrows(
              BackendException.class,
              () -> trainer.train(model, SmallData.of(41), Options.threads(3)));
      assertSame(failure, thrown.getCause());
      assertEquals(0, failure.getSuppressed().length);
    }
  }

  /** Errors and checked throwables arrive as they are. */
  private static void assertArrives(Throwable failure, Throwable thrown) {
    if (failure instanceof RuntimeException) {
      assertSame(failure, thrown.getCause());
      BackendException said = assertInstanceOf(BackendException.class, thrown);
      assertEquals(ErrorCode.BACKEND_FAILED, said.code());
      assertTrue(said.reason().contains("'hooked' failed"), said::reason);
      assertTrue(said.reason().contains(String.valueOf(failure.getMessage())), said::reason);
    } else {
      assertSame(failure, thrown);
    }
  }

  @Test
  @DisplayName("comes from a call with the backend's class loader as the context's, put back after")
  void contextClassLoader() {
    Set<ClassLoader> seen = ConcurrentHashMap.newKeySet();
    HookedEngine engine =
        new HookedEngine(
            (network, call) -> seen.add(Thread.currentThread().getContextClassLoader()));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader poor = ClassLoader.getPlatformClassLoader();
    thread.setContextClassLoader(poor);
    try (Backend backend = engine.backend();
        Model model = backend.newModel(SPEC)) {
      backend.newTrainer(TRAINING).train(model, SmallData.of(41), Options.threads(2));
      assertSame(poor, thread.getContextClassLoader());
    } finally {
      thread.setContextClassLoader(before);
    }
    assertEquals(Set.of(HookedEngine.class.getClassLoader()), seen);
  }

  /** Network 1 is the model's own; a training makes two more. */
  private static void assertTrainingThrows(Throwable failure, String call, int network) {
    HookedEngine engine =
        new HookedEngine(
            (number, called) -> {
              if (called.equals(call) && number == network) {
                throw failure;
              }
            });
    try (Backend backend = engine.backend();
        Model model = backend.newModel(SPEC)) {
      Weights before = model.weights();
      Trainer trainer = backend.newTrainer(TRAINING);
      assertArrives(
          failure,
          assertThrows(
              Throwable.class, () -> trainer.train(model, SmallData.of(41), Options.threads(2))));
      assertEquals(before, model.weights(), "the model's weights after " + call);
      assertEquals(1, engine.inner.open.get(), "open networks after " + call);
    }
  }

  @Test
  @DisplayName("when it closes a network keeps no other network open")
  void closesTheRest() throws InterruptedException {
    assumeSeveralNetworks();
    CountDownLatch both = new CountDownLatch(2);
    Set<Integer> busy = ConcurrentHashMap.newKeySet();
    HookedEngine engine =
        new HookedEngine(
            (network, call) -> {
              if (call.equals("outputs") && busy.add(network)) {
                both.countDown();
                both.await();
              }
              if (call.equals("close")) {
                throw new IllegalStateException("network " + network);
              }
            });
    Backend backend = engine.backend();
    Model model = backend.newModel(SPEC);
    Thread other = new Thread(() -> model.probabilities(new float[SoftmaxRegression.INPUTS]));
    other.start();
    model.probabilities(new float[SoftmaxRegression.INPUTS]);
    other.join();
    assertEquals(2, engine.inner.open.get());
    var thrown = assertThrows(BackendException.class, model::close);
    assertEquals(1, thrown.getSuppressed().length);
    assertEquals(0, engine.inner.open.get());
    model.close();
    backend.close();
  }

  @Test
  @DisplayName("for its first weights leaves no network behind")
  void leavesNothingBehind() {
    var failure = new IllegalStateException("weights");
    HookedEngine engine =
        new HookedEngine(
            (network, call) -> {
              if (call.equals("setWeights")) {
                throw failure;
              }
            });
    try (Backend backend = engine.backend()) {
      assertArrives(failure, assertThrows(BackendException.class, () -> backend.newModel(SPEC)));
      assertEquals(0, engine.inner.open.get());
    }
  }

  @Test
  @DisplayName("for new weights, or for one prediction, does not spoil the next prediction")
  void doesNotSpoilTheNext() {
    for (String call : List.of("setWeights", "outputs")) {
      AtomicBoolean fails = new AtomicBoolean();
      HookedEngine engine =
          new HookedEngine(
              (network, called) -> {
                if (called.equals(call) && fails.getAndSet(false)) {
                  throw new IllegalStateException("once");
                }
              });
      try (Backend backend = engine.backend();
          Model model = backend.newModel(SPEC)) {
        Image image = Image.gray(2, 2, new byte[] {1, 2, 3, 4});
        Weights old = model.weights();
        float[] expected = model.predict(image).probabilities();
        model.setWeights(Weights.initial(SPEC.withTraining(TRAINING.toBuilder().seed(8).build())));
        fails.set(true);
        assertThrows(BackendException.class, () -> model.predict(image));
        model.setWeights(old);
        assertArrayEquals(expected, model.predict(image).probabilities());
        assertTrue(engine.inner.open.get() <= 1, "networks beside the one in use");
      }
    }
  }

  @Test
  @DisplayName("does not matter after its backend is closed: predicting is refused by name")
  void refusesAfterTheBackendIsClosed() {
    HookedEngine engine = new HookedEngine((network, call) -> {});
    Backend backend = engine.backend();
    Model model = backend.newModel(SPEC);
    Trainer trainer = backend.newTrainer(TRAINING);
    backend.close();
    for (Runnable use :
        List.<Runnable>of(
            () -> model.probabilities(new float[SoftmaxRegression.INPUTS]),
            () -> model.predict(Image.gray(2, 2, new byte[4])),
            () -> trainer.train(model, SmallData.of(41), Options.threads(2)))) {
      var e = assertThrows(IllegalStateException.class, use::run);
      assertEquals("The backend 'hooked' is closed", e.getMessage());
    }
    model.close();
    assertEquals(0, engine.inner.open.get());
  }

  @Test
  @DisplayName("ends a training whose backend a listener closes, and calls no closed engine")
  void closedWhileItTrains() {
    AtomicBoolean closed = new AtomicBoolean();
    AtomicInteger late = new AtomicInteger();
    HookedEngine engine =
        new HookedEngine(
            (network, call) -> {
              if (closed.get() && !call.equals("close")) {
                late.incrementAndGet();
              }
            });
    Backend backend = engine.backend();
    Model model = backend.newModel(SPEC);
    TrainingListener closing =
        new TrainingListener() {
          @Override
          public void onBatch(BatchReport report) {
            backend.close();
            closed.set(true);
          }
        };
    TrainingOptions options = TrainingOptions.builder().threads(2).listener(closing).build();
    Trainer trainer = backend.newTrainer(TRAINING);
    assertThrows(
        IllegalStateException.class, () -> trainer.train(model, SmallData.of(41), options));
    assertEquals(0, late.get(), "calls of networks after their engine was closed");
    model.close();
    assertEquals(0, engine.inner.open.get());
  }

  @Test
  @DisplayName("lets a prediction end before the backend is closed")
  void closedWhileItPredicts() throws InterruptedException {
    CountDownLatch predicting = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HookedEngine engine =
        new HookedEngine(
            (network, call) -> {
              if (call.equals("outputs")) {
                predicting.countDown();
                goOn.await();
              }
            });
    Backend backend = engine.backend();
    try (Model model = backend.newModel(SPEC)) {
      Thread caller = new Thread(() -> model.probabilities(new float[SoftmaxRegression.INPUTS]));
      caller.start();
      predicting.await();
      Thread closer = new Thread(backend::close);
      closer.start();
      closer.join(100);
      assertTrue(closer.isAlive(), "the backend was closed during a prediction");
      goOn.countDown();
      caller.join();
      closer.join();
    }
  }

  @Test
  @DisplayName("lets a network be closed before the engine is closed")
  void closedWhileItClosesANetwork() throws InterruptedException {
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HookedEngine engine =
        new HookedEngine(
            (network, call) -> {
              if (call.equals("close")) {
                closing.countDown();
                goOn.await();
              }
            });
    Backend backend = engine.backend();
    Model model = backend.newModel(SPEC);
    Thread closesTheModel = new Thread(model::close);
    closesTheModel.start();
    closing.await();
    Thread closesTheEngine = new Thread(backend::close);
    closesTheEngine.start();
    closesTheEngine.join(100);
    assertTrue(closesTheEngine.isAlive(), "the engine was closed while it closed a network");
    goOn.countDown();
    closesTheModel.join();
    closesTheEngine.join();
  }

  @Test
  @DisplayName("is closed again when it does not say what it is")
  void closesWhatDoesNotSayWhatItIs() {
    AtomicInteger closes = new AtomicInteger();
    Engine mute =
        new TestEngine() {
          @Override
          public String version() {
            throw new IllegalStateException("no version");
          }

          @Override
          public Network newNetwork(NetworkPlan plan) {
            throw new AssertionError("nobody asks for networks");
          }

          @Override
          public void close() {
            closes.incrementAndGet();
          }
        };
    TestProvider provider = new TestProvider("mute", Map.of(), () -> mute);
    var e = assertThrows(BackendException.class, () -> Backends.open(provider));
    assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
    assertEquals(1, closes.get());
  }
}

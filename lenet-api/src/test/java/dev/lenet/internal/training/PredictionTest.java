package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.weights.Weights;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Prediction")
class PredictionTest {
  private static final NetworkSpec SPEC =
      SoftmaxRegression.spec(SoftmaxRegression.training(0.1, 8, 1, 0, null));

  private final SoftmaxRegression engine = new SoftmaxRegression();
  private final Backend backend = engine.backend();

  @AfterEach
  void leavesNothingBehind() {
    backend.close();
    assertEquals(0, engine.open.get(), "networks left open");
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("lenet-")));
  }

  @Test
  @DisplayName("of many images gives each the same answer as alone, in order")
  void keepsTheOrder() {
    List<Image> images = images(1000);
    try (Model model = backend.newModel(SPEC)) {
      List<Prediction> all = model.predict(images);
      for (int i = 0; i < images.size(); i++) {
        assertArrayEquals(model.predict(images.get(i)).probabilities(), all.get(i).probabilities());
      }
      assertEquals(List.of(), model.predict(List.of()));
      assertEquals(0, model.probabilities(new float[0]).length);
    }
  }

  @Test
  @DisplayName("of null is refused by a message that says what is null")
  @SuppressWarnings("NullAway") // what a caller must not do
  void refusesNull() {
    try (Model model = backend.newModel(SPEC)) {
      for (Executable wrong :
          List.<Executable>of(
              () -> model.predict((Image) null),
              () -> model.predict((List<Image>) null),
              () -> model.predict(Arrays.asList(images(1).get(0), null)))) {
        var e = assertThrows(NullPointerException.class, wrong);
        assertTrue(String.valueOf(e.getMessage()).matches("images? is null"), e::toString);
      }
    }
  }

  @Test
  @DisplayName("is done by a model that says what it is")
  void saysWhatItIs() {
    try (Model model = backend.newModel(SPEC)) {
      assertEquals(
          "the model 'regression' of 15 parameters on the backend 'softmax'", model.toString());
    }
  }

  @Test
  @DisplayName(
      "from many threads gives what it gives from one, on no more networks than processors")
  void isSafeForManyThreads() throws InterruptedException, ExecutionException {
    float[] inputs = new float[300 * SoftmaxRegression.INPUTS];
    Random random = new Random(3);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = random.nextFloat();
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Model model = backend.newModel(SPEC)) {
      float[] expected = model.probabilities(inputs);
      List<Future<?>> callers = new ArrayList<>();
      for (int caller = 0; caller < 8; caller++) {
        callers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    assertArrayEquals(expected, model.probabilities(inputs));
                  }
                }));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
      assertTrue(engine.open.get() <= Runtime.getRuntime().availableProcessors());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  @DisplayName("uses new weights on every network that the model has")
  void usesNewWeights() {
    float[] inputs = new float[2000 * SoftmaxRegression.INPUTS];
    Arrays.fill(inputs, 1);
    try (Model model = backend.newModel(SPEC)) {
      model.probabilities(inputs);
      float[] flat = new float[SPEC.parameterCount()];
      flat[SoftmaxRegression.CLASSES * SoftmaxRegression.INPUTS + 1] = 100;
      model.setWeights(Weights.of(SPEC, flat));
      float[] probabilities = model.probabilities(inputs);
      for (int row = 0; row < 2000; row++) {
        assertEquals(1, probabilities[row * SoftmaxRegression.CLASSES + 1]);
      }
    }
  }

  @Test
  @DisplayName(
      "during changes of the weights answers each call with the old or the new ones, never both")
  void answersWithOneSetOfWeights() throws InterruptedException, ExecutionException {
    Weights first = weightsFor(0);
    Weights second = weightsFor(1);
    float[] inputs = new float[600 * SoftmaxRegression.INPUTS];
    AtomicBoolean goOn = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Model model = backend.newModel(SPEC)) {
      model.setWeights(first);
      List<Future<Set<Float>>> callers = new ArrayList<>();
      for (int caller = 0; caller < 2; caller++) {
        callers.add(threads.submit(() -> answers(model, inputs)));
      }
      Future<?> changing =
          threads.submit(
              () -> {
                while (goOn.get()) {
                  model.setWeights(second);
                  model.setWeights(first);
                }
              });
      for (Future<Set<Float>> caller : callers) {
        assertEquals(Set.of(0f, 1f), caller.get(), "probabilities of class 0");
      }
      goOn.set(false);
      changing.get();
    } finally {
      goOn.set(false);
      threads.shutdown();
    }
  }

  /** The probabilities of class 0 of many calls, which within a call are all the same. */
  private static Set<Float> answers(Model model, float[] inputs) {
    Set<Float> answers = new HashSet<>();
    for (int i = 0; i < 1000 || (answers.size() < 2 && i < 1_000_000); i++) {
      float[] probabilities = model.probabilities(inputs);
      for (int at = 0; at < probabilities.length; at += SoftmaxRegression.CLASSES) {
        assertEquals(probabilities[0], probabilities[at], "one call");
      }
      answers.add(probabilities[0]);
    }
    return answers;
  }

  /** Weights that give one class the probability 1, whatever the input. */
  private static Weights weightsFor(int label) {
    float[] flat = new float[SPEC.parameterCount()];
    flat[SoftmaxRegression.CLASSES * SoftmaxRegression.INPUTS + label] = 1000;
    return Weights.of(SPEC, flat);
  }

  @Test
  @DisplayName("reads the list it is given once, on the calling thread")
  void readsTheListOnce() {
    List<Image> images = images(1000);
    Thread caller = Thread.currentThread();
    AtomicInteger reads = new AtomicInteger();
    List<Image> watched =
        new AbstractList<>() {
          @Override
          public Image get(int index) {
            assertSame(caller, Thread.currentThread());
            reads.incrementAndGet();
            return images.get(index);
          }

          @Override
          public int size() {
            return images.size();
          }
        };
    try (Model model = backend.newModel(SPEC)) {
      assertEquals(1000, model.predict(watched).size());
      assertEquals(1000, reads.get());
    }
  }

  @Test
  @DisplayName("refuses to answer when the network's answer is not finite")
  void refusesInfiniteAnswers() {
    float[] flat = new float[SPEC.parameterCount()];
    Arrays.fill(flat, Float.MAX_VALUE);
    float[] inputs = new float[2 * SoftmaxRegression.INPUTS];
    Arrays.fill(inputs, SoftmaxRegression.INPUTS, inputs.length, 1);
    try (Model model = backend.newModel(SPEC)) {
      model.setWeights(Weights.of(SPEC, flat));
      var e = assertThrows(BackendException.class, () -> model.probabilities(inputs));
      assertEquals(ErrorCode.PREDICTION_NOT_FINITE, e.code());
      assertTrue(e.reason().contains("gives Infinity for class 0 of input 1"), e::reason);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  @DisplayName("is not made with weights that are not finite")
  void refusesInfiniteWeights(float wrong) {
    float[] flat = new float[SPEC.parameterCount()];
    flat[7] = wrong;
    try (Model model = backend.newModel(SPEC)) {
      Weights before = model.weights();
      assertRefused(
          "found %s at index 7".formatted(wrong), () -> model.setWeights(Weights.of(SPEC, flat)));
      assertEquals(before, model.weights());
    }
  }

  @Test
  @DisplayName("has no probability that is not a number")
  void refusesNan() {
    assertRefused("NaN", () -> new Prediction(new float[] {0.5f, Float.NaN}, List.of()));
  }

  @Test
  @DisplayName("takes images of several sizes in one call if they all fit")
  void takesSeveralSizes() {
    try (Model model = backend.newModel(SPEC)) {
      Image small = Image.gray(1, 1, new byte[] {(byte) 255});
      Image large = Image.gray(2, 2, new byte[] {(byte) 255, 0, 0, 0});
      List<Prediction> predictions = model.predict(List.of(small, large, small));
      assertArrayEquals(predictions.get(0).probabilities(), predictions.get(1).probabilities());
      assertArrayEquals(predictions.get(0).probabilities(), predictions.get(2).probabilities());
    }
  }

  @Test
  @DisplayName("refuses images and inputs of another shape, and weights of another network")
  void refusesOtherShapes() {
    try (Model model = backend.newModel(SPEC)) {
      assertRefused("3x3", () -> model.predict(Image.gray(3, 3, new byte[9])));
      assertRefused("2x2x2", () -> model.predict(new Image(new Shape(2, 2, 2), new byte[8])));
      assertRefused("5 is not a multiple", () -> model.probabilities(new float[5]));
      NetworkSpec other =
          SPEC.toBuilder()
              .layers(List.of(LayerSpec.dense("output", 4).activation(Activation.SOFTMAX).build()))
              .build();
      assertRefused("[4, 4]", () -> model.setWeights(Weights.initial(other)));
    }
  }

  private static void assertRefused(String found, Runnable call) {
    var e = assertThrows(IllegalArgumentException.class, call::run);
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(found), message);
  }

  @Test
  @DisplayName("after close is refused, by model and backend; closing twice is not")
  void isRefusedAfterClose() {
    Model model = backend.newModel(SPEC);
    model.close();
    model.close();
    assertThrows(IllegalStateException.class, () -> model.predict(images(1)));
    assertThrows(IllegalStateException.class, model::weights);
    backend.close();
    backend.close();
    assertThrows(IllegalStateException.class, () -> backend.newModel(SPEC));
    assertThrows(IllegalStateException.class, backend::newEvaluator);
    assertThrows(IllegalStateException.class, () -> backend.newTrainer(SPEC.training()));
  }

  private static List<Image> images(int count) {
    Random random = new Random(count);
    List<Image> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[SoftmaxRegression.INPUTS];
      random.nextBytes(pixels);
      images.add(Image.gray(2, 2, pixels));
    }
    return images;
  }
}

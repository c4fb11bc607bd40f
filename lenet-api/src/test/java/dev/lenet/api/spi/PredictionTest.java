package dev.lenet.api.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Prediction")
class PredictionTest {
  private static final NetworkSpec SPEC =
      SoftmaxRegression.spec(SoftmaxRegression.training(0.1, 8, 1, 0, null));

  private final SoftmaxRegression backend = new SoftmaxRegression();

  @AfterEach
  void leavesNothingBehind() {
    backend.close();
    assertEquals(0, backend.open.get(), "networks left open");
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("lenet-")));
  }

  @Test
  @DisplayName("of many images gives each the answer it gets alone, in their order")
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
      assertTrue(backend.open.get() <= Runtime.getRuntime().availableProcessors());
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
      assertRefused("5 are not a multiple", () -> model.probabilities(new float[5]));
      NetworkSpec other =
          new NetworkSpec(
              "other",
              SPEC.input(),
              SPEC.initializer(),
              List.of(new LayerSpec.Dense("output", 4, Activation.SOFTMAX)),
              SPEC.training());
      assertRefused("[4, 4]", () -> model.setWeights(Weights.initial(other)));
    }
  }

  private static void assertRefused(String found, Runnable call) {
    var e = assertThrows(IllegalArgumentException.class, call::run);
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(found), message);
  }

  @Test
  @DisplayName("after close is refused, by model and backend alike; closing twice is not")
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

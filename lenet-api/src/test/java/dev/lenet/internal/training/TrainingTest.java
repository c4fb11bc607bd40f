package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.BatchReport;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Training")
class TrainingTest {
  private final SoftmaxRegression engine = new SoftmaxRegression();
  private final Backend backend = engine.backend();

  @AfterEach
  void leavesNothingBehind() {
    backend.close();
    assertEquals(0, engine.open.get(), "networks left open");
    List<String> threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("lenet-"))
            .toList();
    assertEquals(List.of(), threads);
  }

  @Test
  @DisplayName("learns a simple task, and reports epochs and batches in order")
  void learns() {
    var seen = new ArrayList<String>();
    var listener =
        new TrainingListener() {
          @Override
          public void onBatch(BatchReport report) {
            seen.add(report.epoch() + "/" + report.batch() + " of " + report.batches());
          }

          @Override
          public void onEpoch(EpochReport report) {
            seen.add("epoch " + report.epoch());
          }
        };
    TrainingReport report =
        train(SoftmaxRegression.training(0.5, 32, 2, 10, null), SmallData.of(80), listener);
    assertEquals(
        List.of(
            "1/1 of 3",
            "1/2 of 3",
            "1/3 of 3",
            "epoch 1",
            "2/1 of 3",
            "2/2 of 3",
            "2/3 of 3",
            "epoch 2"),
        seen);
    assertEquals(2, report.keptEpoch());
    EpochReport last =
        train(SoftmaxRegression.training(1, 16, 30, 10, null), SmallData.of(80)).kept();
    assertTrue(last.trainAccuracy() > 0.95, () -> "accuracy " + last.trainAccuracy());
    assertNotNull(last.validationAccuracy());
  }

  @Test
  @DisplayName("reports no validation if the spec has none")
  void reportsNoValidation() {
    EpochReport epoch =
        train(SoftmaxRegression.training(0.1, 32, 1, 0, null), SmallData.of(40)).kept();
    assertNull(epoch.validationAccuracy());
    assertNull(epoch.validationLoss());
  }

  @Test
  @DisplayName("gives the networks their weights once for each batch if there is no validation")
  void setsWeightsOnlyToUseThem() {
    AtomicInteger computed = new AtomicInteger();
    AtomicInteger set = new AtomicInteger();
    HookedEngine counting =
        new HookedEngine(
            (network, call) -> {
              computed.addAndGet(call.equals("gradient") ? 1 : 0);
              set.addAndGet(call.equals("setWeights") ? 1 : 0);
            });
    TrainingSpec training = SoftmaxRegression.training(0.1, 32, 2, 0, null);
    try (Backend counted = counting.backend();
        Model model = counted.newModel(SoftmaxRegression.spec(training))) {
      set.set(0);
      counted.newTrainer(training).train(model, SmallData.of(40), Options.threads(1));
    }
    assertEquals(4, computed.get());
    assertEquals(4, set.get());
  }

  @Test
  @DisplayName("does not learn from the validation images, which are the last ones")
  void doesNotLearnFromValidationImages() {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 2, 10, null);
    assertEquals(
        trained(training, SmallData.of(40)),
        trained(training, SmallData.withLastLabelsChanged(SmallData.of(40), 10)));
    assertNotEquals(
        trained(training, SmallData.of(40)),
        trained(training, SmallData.withLastLabelsChanged(SmallData.of(40), 11)));
  }

  @Test
  @DisplayName(
      "gives the same bytes for the same seed and threads, and nearly the same for other threads")
  void repeatsItself() {
    TrainingSpec training = SoftmaxRegression.training(0.5, 7, 3, 0, null);
    Weights three = trained(training, SmallData.of(40), 3);
    assertEquals(three, trained(training, SmallData.of(40), 3));
    Weights one = trained(training, SmallData.of(40), 1);
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.toArray()[i], three.toArray()[i], 1e-5);
    }
    assertNotEquals(one, trained(training.toBuilder().seed(8).build(), SmallData.of(40), 1));
  }

  @Test
  @DisplayName("with more threads than a batch has rows leaves some idle")
  void takesMoreThreadsThanRows() {
    TrainingSpec training = SoftmaxRegression.training(0.5, 2, 1, 0, null);
    Weights many = trained(training, SmallData.of(5), 4);
    Weights one = trained(training, SmallData.of(5), 1);
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.toArray()[i], many.toArray()[i], 1e-6);
    }
  }

  @Test
  @DisplayName("with a batch size far above the number of images makes one batch of all")
  void takesHugeBatches() {
    TrainingSpec huge = SoftmaxRegression.training(0.5, Integer.MAX_VALUE / 16, 2, 3, null);
    TrainingSpec all = SoftmaxRegression.training(0.5, 40, 2, 3, null);
    assertEquals(trained(all, SmallData.of(43)), trained(huge, SmallData.of(43)));
  }

  @Test
  @DisplayName("keeps the weights of the best epoch when it stops early")
  void stopsEarly() {
    // validation labels are shifted: the better it learns, the worse it validates
    Dataset data = SmallData.withLastLabelsChanged(SmallData.of(60), 20);
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 50, 20, 3);
    TrainingReport report = train(training, data);
    assertTrue(report.epochs().size() < 50);
    assertEquals(report.keptEpoch() + 3, report.epochs().size());
    assertEquals(
        trained(training, data),
        trained(SoftmaxRegression.training(0.5, 8, report.keptEpoch(), 20, null), data));
  }

  @Test
  @DisplayName("that diverges says so, and leaves the model its old weights")
  void saysThatItDiverged() {
    TrainingSpec training = SoftmaxRegression.training(1e39, 8, 5, 0, null);
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      Weights before = model.weights();
      var e =
          assertThrows(
              TrainingException.class,
              () ->
                  backend.newTrainer(training).train(model, SmallData.of(40), Options.threads(2)));
      assertEquals(ErrorCode.TRAINING_DIVERGED, e.code());
      assertTrue(e.reason().contains("learningRate than 1.0E39"), e::reason);
      assertEquals(before, model.weights());
    }
  }

  @Test
  @DisplayName("of one step notices that the step went too far")
  void noticesTheLastStep() {
    TrainingSpec training = SoftmaxRegression.training(1e39, 40, 1, 0, null);
    var e = assertThrows(TrainingException.class, () -> train(training, SmallData.of(40)));
    assertEquals(ErrorCode.TRAINING_DIVERGED, e.code());
  }

  @Test
  @DisplayName("whose weights are finite, but too large to read the validation images, diverged")
  void noticesTheValidationLoss() {
    // one step makes weights of about 1e38; five of them, for the pixels and the bias, overflow
    byte[] pixels = new byte[45 * SmallData.SHAPE.size()];
    Arrays.fill(pixels, (byte) 255);
    Dataset white = Dataset.of("white", SmallData.SHAPE, 3, pixels, new byte[45]);
    TrainingSpec training = SoftmaxRegression.training(2e38, 40, 1, 5, null);
    var e = assertThrows(TrainingException.class, () -> train(training, white));
    assertEquals(ErrorCode.TRAINING_DIVERGED, e.code());
    assertTrue(e.reason().contains("the validation loss is NaN after epoch 1"), e::reason);
  }

  @Test
  @DisplayName("ends when its thread is interrupted, with the flag still set and the old weights")
  void endsWhenInterrupted() {
    TrainingSpec training = SoftmaxRegression.training(0.1, 8, 1000, 0, null);
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      Weights before = model.weights();
      TrainingListener interrupting =
          new TrainingListener() {
            @Override
            public void onEpoch(EpochReport report) {
              if (report.epoch() == 3) {
                Thread.currentThread().interrupt();
              }
            }
          };
      var e =
          assertThrows(
              TrainingException.class,
              () ->
                  backend
                      .newTrainer(training)
                      .train(model, SmallData.of(40), Options.threads(2, interrupting)));
      assertEquals(ErrorCode.TRAINING_INTERRUPTED, e.code());
      assertTrue(Thread.interrupted(), "the interrupt flag");
      assertEquals(before, model.weights());
    }
  }

  @Test
  @DisplayName("ends with the exception of a listener, and leaves the model usable")
  void endsWithWhatAListenerThrows() {
    TrainingSpec training = SoftmaxRegression.training(0.1, 8, 2, 0, null);
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      var thrown = new IllegalStateException("enough");
      TrainingListener failing =
          new TrainingListener() {
            @Override
            public void onBatch(BatchReport report) {
              throw thrown;
            }
          };
      var e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  backend
                      .newTrainer(training)
                      .train(model, SmallData.of(40), Options.heardBy(failing)));
      assertEquals(thrown, e);
      assertEquals(SoftmaxRegression.CLASSES, model.predict(image()).probabilities().length);
    }
  }

  @Test
  @DisplayName("locks the model: other uses are told to wait")
  void locksTheModel() {
    TrainingSpec training = SoftmaxRegression.training(0.1, 8, 1, 0, null);
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      var messages = new ArrayList<@Nullable String>();
      TrainingListener meddling =
          new TrainingListener() {
            @Override
            public void onEpoch(EpochReport report) {
              List<Runnable> uses =
                  List.of(
                      () -> model.predict(image()),
                      () -> model.probabilities(new float[4]),
                      model::weights,
                      () -> model.setWeights(Weights.initial(model.spec())),
                      () -> backend.newTrainer(training).train(model, SmallData.of(40)),
                      model::close);
              for (Runnable use : uses) {
                messages.add(assertThrows(IllegalStateException.class, use::run).getMessage());
              }
            }
          };
      backend.newTrainer(training).train(model, SmallData.of(40), Options.heardBy(meddling));
      assertEquals(6, messages.size());
      assertTrue(
          messages.stream().allMatch(m -> String.valueOf(m).contains("being trained")),
          messages::toString);
    }
  }

  @Test
  @DisplayName(
      "refuses a data set without training images, with other images, or with labels without a class")
  void refusesDataThatDoesNotFit() {
    TrainingSpec training = SoftmaxRegression.training(0.1, 8, 1, 40, null);
    assertDoesNotFit("none is left for training", training, SmallData.of(40));
    assertDoesNotFit("has no images", training, SmallData.of(0));
    Dataset larger = Dataset.of("larger", new Shape(1, 3, 3), 3, new byte[9 * 50], new byte[50]);
    assertDoesNotFit("1x3x3", training, larger);
    byte[] labels = new byte[50];
    labels[17] = 3;
    Dataset fourClasses = Dataset.of("four", SmallData.SHAPE, 4, new byte[4 * 50], labels);
    assertDoesNotFit("Image 17 of four has label 3", training, fourClasses);
    Dataset negative =
        new ChangedDataset(SmallData.of(50)) {
          @Override
          public int label(int index) {
            return index == 9 ? -1 : super.label(index);
          }
        };
    assertDoesNotFit("Image 9 of changed has label -1", training, negative);
  }

  @Test
  @DisplayName("quotes a data set's name in one line")
  void quotesPlainly() {
    Dataset forged =
        new ChangedDataset(SmallData.of(10)) {
          @Override
          public String name() {
            return "a\naccuracy 100.00%";
          }
        };
    TrainingSpec training = SoftmaxRegression.training(0.1, 8, 1, 10, null);
    assertDoesNotFit("10 images of a\\naccuracy 100.00%, 10 are", training, forged);
  }

  private void assertDoesNotFit(String reason, TrainingSpec training, Dataset data) {
    var e = assertThrows(DataException.class, () -> train(training, data));
    assertEquals(ErrorCode.DATA_MISMATCH, e.code());
    assertTrue(e.reason().contains(reason), e::reason);
  }

  @Test
  @DisplayName("ends with the exception that a data set throws while batches are assembled")
  void endsWithWhatADatasetThrows() {
    var failure = new DataException(ErrorCode.DATA_DAMAGED, "image 13 is gone");
    Dataset failing =
        new ChangedDataset(SmallData.of(40)) {
          @Override
          public void copyPixels(int index, byte[] target, int offset) {
            if (index == 13) {
              throw failure;
            }
            super.copyPixels(index, target, offset);
          }
        };
    assertSame(
        failure,
        assertThrows(
            DataException.class,
            () -> train(SoftmaxRegression.training(0.1, 8, 1, 0, null), failing)));
  }

  @Test
  @DisplayName("and evaluation refuse labels that became wrong after the first check")
  void refusesLabelsThatChange() {
    for (int wrong : new int[] {-1, SoftmaxRegression.CLASSES}) {
      AtomicInteger asked = new AtomicInteger();
      Dataset changing =
          new ChangedDataset(SmallData.of(40)) {
            @Override
            public int label(int index) {
              return index == 9 && asked.getAndIncrement() > 0 ? wrong : super.label(index);
            }
          };
      TrainingSpec training = SoftmaxRegression.training(0.1, 8, 1, 0, null);
      assertDoesNotFit("Image 9 of changed has label " + wrong, training, changing);
      asked.set(0);
      try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
        var e =
            assertThrows(
                DataException.class, () -> backend.newEvaluator().evaluate(model, changing));
        assertEquals(ErrorCode.DATA_MISMATCH, e.code());
      }
    }
  }

  @Test
  @DisplayName("refuses another backend's model")
  void refusesAnotherBackendsModel() {
    Backend other = new SoftmaxRegression().backend();
    TrainingSpec training = SoftmaxRegression.training(0.1, 8, 1, 0, null);
    try (other;
        Model model = other.newModel(SoftmaxRegression.spec(training))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> backend.newTrainer(training).train(model, SmallData.of(40)));
    }
  }

  @Test
  @DisplayName("of two models at once changes neither's result")
  void trainsTwoModelsAtOnce() throws InterruptedException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 20, 0, null);
    Weights alone = trained(training, SmallData.of(40));
    List<Weights> together = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(() -> together.add(trained(training, SmallData.of(40))));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(alone, alone), together);
  }

  @Test
  @DisplayName("begins with the model's present weights")
  void goesOn() {
    TrainingSpec training = SoftmaxRegression.training(0.5, 40, 1, 0, null);
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      backend.newTrainer(training).train(model, SmallData.of(40));
      Weights once = model.weights();
      backend.newTrainer(training).train(model, SmallData.of(40));
      assertNotEquals(once, model.weights());
      Weights twice = model.weights();
      model.setWeights(once);
      backend.newTrainer(training).train(model, SmallData.of(40));
      assertEquals(twice, model.weights());
    }
  }

  private TrainingReport train(TrainingSpec training, Dataset data, TrainingListener... listeners) {
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      return backend.newTrainer(training).train(model, data, Options.threads(2, listeners));
    }
  }

  private Weights trained(TrainingSpec training, Dataset data) {
    return trained(training, data, 2);
  }

  private Weights trained(TrainingSpec training, Dataset data, int threads) {
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      backend.newTrainer(training).train(model, data, Options.threads(threads));
      return model.weights();
    }
  }

  private static Image image() {
    return new Image(SmallData.SHAPE, new byte[] {1, 2, 3, 4});
  }
}

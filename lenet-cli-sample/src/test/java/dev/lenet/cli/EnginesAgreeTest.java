package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.BatchReport;
import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("All engines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnginesAgreeTest {
  /** Twenty steps of Adam at rate 0.001 multiply rounding of the gradient by no more than this. */
  private static final double WEIGHTS = 1e-4;

  /** And the losses on the way by no more than this part of them. */
  private static final double LOSSES = 1e-4;

  private static final double PROBABILITIES = 1e-4;
  private static final int STEPS = 20;

  private final NetworkSpec lenet5 = Specs.recipe("lenet5");
  private final TrainTestSplit mnist = Datasets.load("mnist");

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "java"})
  @DisplayName("have the same weights to 1e-4 after the first 20 steps of lenet5")
  void agreeAfterTwentySteps(String other) {
    Dataset first = mnist.train().range(0, STEPS * lenet5.training().batchSize());
    float[] djl = trained("djl", first, 0, 1).weights.toArray();
    float[] others = trained(other, first, 0, 1).weights.toArray();
    double worst =
        IntStream.range(0, djl.length)
            .mapToDouble(i -> Math.abs(djl[i] - others[i]))
            .max()
            .orElse(1);
    assertTrue(worst < WEIGHTS, "the largest difference is " + worst);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "java"})
  @DisplayName("have the same loss to 1e-4 in each of the first 20 steps of lenet5")
  void agreeStepByStep(String other) {
    Dataset first = mnist.train().range(0, STEPS * lenet5.training().batchSize());
    Trained djl = trained("djl", first, 0, 1);
    Trained others = trained(other, first, 0, 1);
    assertEquals(STEPS, djl.losses.size());
    assertCurves(djl.losses, others.losses, LOSSES, "step");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "java"})
  @DisplayName("have validation losses and accuracies within 2% after each of three epochs")
  void agreeEpochByEpoch(String other) {
    Dataset first = mnist.train().range(0, 8_000);
    List<EpochReport> djl = trained("djl", first, 2_000, 3).report.epochs();
    List<EpochReport> others = trained(other, first, 2_000, 3).report.epochs();
    assertEquals(3, djl.size());
    assertCurves(curve(djl, EpochReport::trainLoss), curve(others, EpochReport::trainLoss));
    assertCurves(
        curve(djl, EpochReport::validationLoss), curve(others, EpochReport::validationLoss));
    assertCurves(
        curve(djl, EpochReport::validationAccuracy),
        curve(others, EpochReport::validationAccuracy));
  }

  private static List<Double> curve(
      List<EpochReport> epochs, Function<EpochReport, @Nullable Double> value) {
    return epochs.stream().map(epoch -> Objects.requireNonNull(value.apply(epoch))).toList();
  }

  private static void assertCurves(List<Double> djl, List<Double> others) {
    assertCurves(djl, others, 0.02, "epoch");
  }

  /** Each value of one within this part of the other's. */
  private static void assertCurves(
      List<Double> djl, List<Double> others, double part, String unit) {
    assertEquals(djl.size(), others.size());
    for (int i = 0; i < djl.size(); i++) {
      int number = i + 1;
      assertEquals(djl.get(i), others.get(i), part * djl.get(i), () -> unit + " " + number);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"djl", "dl4j", "java"})
  @DisplayName("read the test images in the same way with weights that any of them has trained")
  void agreeOnTheOthersWeights(String trainer) {
    Weights weights = trained(trainer, mnist.train().range(0, 12_000), 2_000, 1).weights;
    List<Prediction> djl = predictions("djl", weights);
    assertAlike(djl, predictions("dl4j", weights));
    assertAlike(djl, predictions("java", weights));
  }

  @Test
  @DisplayName("misread the same 49 test images with the pretrained weights")
  void agreeOnPretrainedWeights() {
    ModelFile file = ModelFile.pretrained();
    List<Prediction> djl = predictions("djl", file);
    assertEquals(49, misread(djl).size());
    for (String other : List.of("dl4j", "java")) {
      List<Prediction> others = predictions(other, file);
      assertAlike(djl, others);
      assertEquals(misread(djl), misread(others));
    }
  }

  private List<Integer> misread(List<Prediction> predictions) {
    return IntStream.range(0, predictions.size())
        .filter(i -> predictions.get(i).label() != mnist.test().label(i))
        .boxed()
        .toList();
  }

  /** The same answer, unless the two best are closer to each other than rounding may be wide. */
  private static void assertAlike(List<Prediction> djl, List<Prediction> others) {
    List<Integer> differing = new ArrayList<>();
    for (int i = 0; i < djl.size(); i++) {
      for (int digit = 0; digit < 10; digit++) {
        assertEquals(
            djl.get(i).probability(digit), others.get(i).probability(digit), PROBABILITIES);
      }
      if (djl.get(i).label() != others.get(i).label() && !isClose(djl.get(i))) {
        differing.add(i);
      }
    }
    assertEquals(List.of(), differing, "test images that are read otherwise");
  }

  private static boolean isClose(Prediction prediction) {
    float[] sorted = prediction.probabilities();
    Arrays.sort(sorted);
    return sorted[9] - sorted[8] < PROBABILITIES;
  }

  private List<Prediction> predictions(String backend, Weights weights) {
    try (Backend opened = Backends.open(backend);
        Model model = opened.newModel(lenet5)) {
      model.setWeights(weights);
      return model.predict(testImages());
    }
  }

  private List<Prediction> predictions(String backend, ModelFile file) {
    try (Backend opened = Backends.open(backend);
        Model model = opened.newModel(file)) {
      return model.predict(testImages());
    }
  }

  private List<Image> testImages() {
    return IntStream.range(0, mnist.test().size()).mapToObj(mnist.test()::image).toList();
  }

  private Trained trained(String backend, Dataset data, int validation, int epochs) {
    NetworkSpec spec =
        lenet5.withTraining(
            lenet5.training().toBuilder().epochs(epochs).validation(validation).build());
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          private double sum;

          /** A report has the mean loss of the epoch's batches so far; this is the batch's own. */
          @Override
          public void onBatch(BatchReport report) {
            double sumBefore = report.batch() == 1 ? 0 : sum;
            sum = report.batch() * report.loss();
            losses.add(sum - sumBefore);
          }
        };
    try (Backend opened = Backends.open(backend);
        Model model = opened.newModel(spec)) {
      TrainingOptions options = TrainingOptions.builder().threads(2).listener(listener).build();
      TrainingReport report = opened.newTrainer(spec.training()).train(model, data, options);
      return new Trained(model.weights(), report, losses);
    }
  }

  private record Trained(Weights weights, TrainingReport report, List<Double> losses) {}
}

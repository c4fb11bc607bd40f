package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.golden.Golden;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("An evaluation")
class EvaluationTest {
  private static final JsonNode GOLDEN = Golden.read("evaluation");
  private static final double TOLERANCE = 1e-9;

  private final int classes = GOLDEN.path("classes").intValue();
  private final int[] truth = Golden.ints(GOLDEN.path("labels"));
  private final List<Prediction> predictions =
      Golden.each(GOLDEN.path("probabilities"))
          .map(row -> new Prediction(Golden.floats(row), List.of()))
          .toList();
  private final Evaluation evaluation = new Evaluation(classes, truth, predictions);

  @Test
  @DisplayName("counts right and wrong answers as Python does")
  void countsAnswers() {
    assertEquals(9, evaluation.size());
    assertEquals(GOLDEN.path("accuracy").doubleValue(), evaluation.accuracy(), TOLERANCE);
    assertEquals(GOLDEN.path("errors").intValue(), evaluation.errors());
    int[] predicted = predictions.stream().mapToInt(Prediction::label).toArray();
    assertArrayEquals(Golden.ints(GOLDEN.path("predicted")), predicted);
  }

  @Test
  @DisplayName("calls classes by the names of the predictions, or else by their numbers")
  void namesClasses() {
    Prediction named = new Prediction(new float[] {0.25f, 0.75f}, List.of("cat", "dog"));
    Evaluation ofNamed = new Evaluation(2, new int[] {1}, List.of(named));
    assertEquals("cat", ofNamed.className(0));
    assertEquals("dog", ofNamed.className(1));
    assertThrows(IndexOutOfBoundsException.class, () -> ofNamed.className(2));
    assertEquals("2", evaluation.className(2));
  }

  @Test
  @DisplayName("counts the answers for each true class, a row for each")
  void countsConfusion() {
    int[][] confusion = evaluation.confusion();
    assertEquals(classes, confusion.length);
    for (int row = 0; row < classes; row++) {
      assertArrayEquals(Golden.ints(GOLDEN.path("confusion").path(row)), confusion[row]);
    }
    confusion[0][0] = 99;
    assertEquals(2, evaluation.confusion()[0][0], "what it hands out is a copy");
  }

  @Test
  @DisplayName("gives precision, recall, F1 and support, 0 if the divisor is 0")
  void scoresClasses() {
    List<Evaluation.ClassScore> scores = evaluation.perClass();
    assertEquals(classes, scores.size());
    int support = 0;
    for (int c = 0; c < classes; c++) {
      Evaluation.ClassScore score = scores.get(c);
      assertEquals(GOLDEN.path("precision").path(c).doubleValue(), score.precision(), TOLERANCE);
      assertEquals(GOLDEN.path("recall").path(c).doubleValue(), score.recall(), TOLERANCE);
      assertEquals(GOLDEN.path("f1").path(c).doubleValue(), score.f1(), TOLERANCE);
      support += score.support();
    }
    assertEquals(truth.length, support);
    assertEquals(0, scores.get(3).support());
  }

  @Test
  @DisplayName(
      "counts true classes among the most probable; if two are equal, the lower comes first")
  void countsTopK() {
    double[] expected = Golden.doubles(GOLDEN.path("topK"));
    assertEquals(classes, expected.length);
    for (int k = 1; k <= classes; k++) {
      assertEquals(expected[k - 1], evaluation.topK(k), TOLERANCE, "k = " + k);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> evaluation.topK(0));
    assertThrows(IndexOutOfBoundsException.class, () -> evaluation.topK(classes + 1));
  }

  @Test
  @DisplayName("has a finite mean loss, even if the probability of a true class is 0")
  void hasMeanLoss() {
    assertEquals(GOLDEN.path("meanLoss").doubleValue(), evaluation.meanLoss(), 1e-8);
  }

  @Test
  @DisplayName("lists every misread image with its truth and its prediction")
  void listsMisread() {
    List<Evaluation.Misread> misread = evaluation.misread();
    assertArrayEquals(
        Golden.ints(GOLDEN.path("misread")),
        misread.stream().mapToInt(Evaluation.Misread::index).toArray());
    for (Evaluation.Misread one : misread) {
      assertEquals(truth[one.index()], one.truth());
      assertEquals(predictions.get(one.index()), one.prediction());
    }
  }

  @Test
  @DisplayName("says how many errors are left when the least sure are refused, as Python does")
  void refusesTheLeastSure() {
    List<Evaluation.Rejection> curve = evaluation.rejection();
    JsonNode golden = GOLDEN.path("rejection");
    assertEquals(golden.size(), curve.size());
    for (int i = 0; i < curve.size(); i++) {
      assertEquals(
          golden.path(i).path("rejected").doubleValue(), curve.get(i).rejected(), TOLERANCE);
      assertEquals(golden.path(i).path("errors").intValue(), curve.get(i).errors());
      assertEquals(golden.path(i).path("sureFrom").floatValue(), curve.get(i).sureFrom());
    }
  }

  @Test
  @DisplayName("refuses answers of the same probability together, and never all")
  void refusesTogether() {
    // right 0.5, wrong 0.5, right 0.625, wrong 0.75, wrong 0.75
    Evaluation five =
        ofSureness(new float[] {0.75f, 0.5f, 0.625f, 0.5f, 0.75f}, false, true, true, false, false);
    assertEquals(
        List.of(new Evaluation.Rejection(0, 3, 0.5f), new Evaluation.Rejection(0.4, 2, 0.625f)),
        five.rejection());
    Evaluation allEqual = ofSureness(new float[] {0.75f, 0.75f}, true, false);
    assertEquals(List.of(new Evaluation.Rejection(0, 1, 0.75f)), allEqual.rejection());
  }

  @Test
  @DisplayName("has a rejection curve of one point if no answer is wrong")
  void hasNothingToRefuse() {
    Evaluation allRight = ofSureness(new float[] {0.75f, 1, 0.5f}, true, true, true);
    assertEquals(List.of(new Evaluation.Rejection(0, 0, 0.5f)), allRight.rejection());
  }

  @Test
  @DisplayName("has the expected calibration error that Python computes")
  void hasCalibrationError() {
    assertEquals(
        GOLDEN.path("calibrationError").doubleValue(), evaluation.calibration().error(), TOLERANCE);
  }

  @Test
  @DisplayName("compares probability and accuracy in 15 bins of equal width")
  void hasBins() {
    // 0.75 and 0.7421875 are between 11/15 and 12/15, 0.8125 is between 12/15 and 13/15
    Evaluation four =
        ofSureness(new float[] {0.75f, 0.7421875f, 0.8125f, 1}, true, false, true, true);
    Evaluation.Calibration calibration = four.calibration();
    assertEquals(15, calibration.bins().size());
    assertEquals(
        new Evaluation.Bin(11.0 / 15, 12.0 / 15, 2, 0.74609375, 0.5), calibration.bins().get(11));
    assertEquals(
        new Evaluation.Bin(12.0 / 15, 13.0 / 15, 1, 0.8125, 1), calibration.bins().get(12));
    assertEquals(new Evaluation.Bin(14.0 / 15, 1, 1, 1, 1), calibration.bins().get(14));
    assertEquals(new Evaluation.Bin(0, 1.0 / 15, 0, 0, 0), calibration.bins().get(0));
    // 2/4 · 0.24609375 + 1/4 · 0.1875 + 1/4 · 0
    assertEquals(0.169921875, calibration.error(), 1e-12);
  }

  /** Answers of these probabilities to images of class 0, of three classes. */
  private static Evaluation ofSureness(float[] sureness, boolean... right) {
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < sureness.length; i++) {
      float sure = sureness[i];
      float rest = (1 - sure) / 2;
      float[] probabilities =
          right[i] ? new float[] {sure, rest, rest} : new float[] {rest, sure, rest};
      answers.add(new Prediction(probabilities, List.of()));
    }
    return new Evaluation(3, new int[sureness.length], answers);
  }

  static Stream<JsonNode> intervals() {
    return Golden.each(GOLDEN.path("wilson95Of"));
  }

  @ParameterizedTest
  @MethodSource("intervals")
  @DisplayName("gives the Wilson interval that Python computes")
  void givesTheInterval(JsonNode golden) {
    Evaluation.Interval interval =
        interval(golden.path("right").intValue(), golden.path("n").intValue());
    double[] expected = Golden.doubles(golden.path("interval"));
    assertEquals(expected[0], interval.low(), TOLERANCE);
    assertEquals(expected[1], interval.high(), TOLERANCE);
  }

  @Test
  @DisplayName(
      "gives an interval within [0, 1] around the accuracy, even if all or no answers are right")
  void intervalStaysWithinBounds() {
    for (int n = 1; n <= 200; n++) {
      for (int right : new int[] {0, n / 2, n}) {
        Evaluation.Interval interval = interval(right, n);
        String about = right + " of " + n + ": " + interval;
        assertTrue(0 <= interval.low() && interval.low() <= (double) right / n, about);
        assertTrue((double) right / n <= interval.high() && interval.high() <= 1, about);
      }
    }
  }

  private static Evaluation.Interval interval(int right, int n) {
    List<Prediction> answers = new ArrayList<>();
    answers.addAll(Collections.nCopies(right, new Prediction(new float[] {1, 0}, List.of())));
    answers.addAll(Collections.nCopies(n - right, new Prediction(new float[] {0, 1}, List.of())));
    return new Evaluation(2, new int[n], answers).accuracyInterval();
  }

  @Test
  @DisplayName("does not change when the caller changes its arguments afterwards")
  void keepsItsArguments() {
    int[] labels = truth.clone();
    List<Prediction> answers = new ArrayList<>(predictions);
    Evaluation own = new Evaluation(classes, labels, answers);
    labels[0] = 3;
    answers.clear();
    assertEquals(evaluation.misread(), own.misread());
  }

  @Test
  @DisplayName("needs one prediction for each image, and an image")
  void refuses() {
    var fewer =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Evaluation(classes, truth, predictions.subList(0, 8)));
    assertTrue(fewer.toString().contains("8 predictions for 9 images"), fewer.toString());
    assertThrows(
        IllegalArgumentException.class, () -> new Evaluation(classes, new int[0], List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
  @DisplayName("needs true classes that the network has")
  void refusesOtherClasses(int label) {
    Prediction prediction = new Prediction(new float[] {0, 1, 0}, List.of());
    List<Prediction> two = List.of(prediction, prediction);
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new Evaluation(3, new int[] {1, label}, two));
    assertTrue(e.toString().contains("Image 1 is of class " + label), e.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  @DisplayName("needs a probability for each class in every prediction")
  void refusesOtherPredictions(int probabilities) {
    Prediction fits = new Prediction(new float[] {0, 1, 0}, List.of());
    List<Prediction> both = List.of(fits, new Prediction(new float[probabilities], List.of()));
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new Evaluation(3, new int[] {1, 1}, both));
    assertTrue(e.toString().contains(probabilities + " probabilities"), e.toString());
  }

  @Test
  @DisplayName("takes its answers from predictions that copy and describe their probabilities")
  void predictionsAreCopies() {
    float[] probabilities = {0.25f, 0.5f, 0.25f};
    Prediction prediction = new Prediction(probabilities, List.of());
    probabilities[0] = 1;
    prediction.probabilities()[0] = 1;
    assertEquals(1, prediction.label());
    assertEquals(0.5f, prediction.probability());
    assertEquals(0.25f, prediction.probability(0));
    assertEquals("1 [0.25, 0.5, 0.25]", prediction.toString());
  }
}

package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Dataset;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A training with options")
class SeparateValidationTest {
  private static final Dataset DATA = SmallData.of(41);
  private static final Dataset OTHER = SmallData.withLastLabelsChanged(SmallData.of(20), 7);
  private static final TrainingSpec HOLDS_BACK = SoftmaxRegression.training(0.5, 8, 2, 5, null);
  private static final TrainingSpec HOLDS_NONE = SoftmaxRegression.training(0.5, 8, 2, 0, null);

  private final Backend backend = new SoftmaxRegression().backend();

  @TempDir Path folder = Path.of("");

  private record Outcome(TrainingReport report, Weights weights, double accuracyOnOther) {}

  private Outcome train(TrainingSpec training, TrainingOptions.Builder options) {
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      TrainingReport report = backend.newTrainer(training).train(model, DATA, options.build());
      Evaluation evaluation = backend.newEvaluator().evaluate(model, OTHER);
      return new Outcome(report, model.weights(), evaluation.accuracy());
    }
  }

  private static TrainingOptions.Builder two() {
    return TrainingOptions.builder().threads(2);
  }

  @Test
  @DisplayName(
      "and separate images for validation uses all training images, whatever the spec says")
  void holdsNothingBack() {
    Outcome separate = train(HOLDS_BACK, two().validation(OTHER));
    assertEquals(train(HOLDS_NONE, two()).weights, separate.weights);
    assertNotEquals(train(HOLDS_BACK, two()).weights, separate.weights);
    Double accuracy = separate.report.kept().validationAccuracy();
    assertNotNull(accuracy);
    assertEquals(separate.accuracyOnOther, accuracy, 1e-12);
    assertNull(train(HOLDS_NONE, two()).report.kept().validationAccuracy());
  }

  @Test
  @DisplayName("refuses images for validation that do not fit the network, or none")
  void refusesOtherImages() {
    Dataset larger = Dataset.of("larger", new Shape(1, 3, 3), 3, new byte[9], new byte[1]);
    Dataset none = Dataset.of("none", SmallData.SHAPE, 3, new byte[0], new byte[0]);
    for (Dataset wrong : List.of(larger, none)) {
      var e = assertThrows(DataException.class, () -> train(HOLDS_NONE, two().validation(wrong)));
      assertEquals(ErrorCode.DATA_MISMATCH, e.code());
    }
  }

  @Test
  @DisplayName("resumes only with the validation images that it began with")
  void goesOnWithTheSameImages() {
    Outcome whole = train(HOLDS_NONE, two().validation(OTHER).checkpoints(folder));
    TrainingOptions.Builder resumed = two().checkpoints(folder).resume(true);
    for (Dataset another : List.of(DATA, SmallData.of(20))) {
      var e =
          assertThrows(
              TrainingException.class, () -> train(HOLDS_NONE, resumed.validation(another)));
      assertEquals(ErrorCode.CHECKPOINT_MISMATCH, e.code());
      assertTrue(e.reason().contains(OTHER.sha256()), e::reason);
    }
    TrainingOptions.Builder without = two().checkpoints(folder).resume(true);
    assertThrows(TrainingException.class, () -> train(HOLDS_NONE, without));
    assertEquals(whole.weights, train(HOLDS_NONE, resumed.validation(OTHER)).weights);
  }

  @Test
  @DisplayName("resumes with the threads it had, unless others are given")
  void goesOnWithItsThreads() {
    int unusual = Runtime.getRuntime().availableProcessors() + 3;
    TrainingOptions.Builder saving = TrainingOptions.builder().threads(unusual).checkpoints(folder);
    assertEquals(unusual, train(HOLDS_NONE, saving).report.threads());
    List<String> differences = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onResume(int epoch, long step, List<String> found) {
            differences.addAll(found);
          }
        };
    TrainingOptions.Builder resuming =
        TrainingOptions.builder().checkpoints(folder).resume(true).listener(listener);
    assertEquals(unusual, train(HOLDS_NONE, resuming).report.threads());
    assertEquals(List.of(), differences);
    assertEquals(1, train(HOLDS_NONE, resuming.threads(1)).report.threads());
    assertEquals(List.of("threads: " + unusual + ", then 1"), differences);
  }

  @Test
  @DisplayName("reports its backend and its training data")
  void tellsWhatItWas() {
    TrainingReport report = train(HOLDS_BACK, two()).report;
    assertEquals("softmax", report.backend().name());
    assertEquals("plain Java", report.backend().engine());
    assertEquals("test", report.dataName());
    assertEquals(DATA.sha256(), report.dataSha256());
    assertEquals(HOLDS_BACK, report.training());
    assertEquals(2, report.threads());
    assertNull(report.startedFrom());
  }
}

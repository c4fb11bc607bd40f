package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a training says about itself")
class TruthfulTrainingTest {
  private static final Dataset DATA = SmallData.of(41);
  private static final TrainingSpec FIVE = SoftmaxRegression.training(0.5, 8, 5, 5, null);
  private static final TrainingSpec TWO = SoftmaxRegression.training(0.5, 8, 2, 5, null);

  private final Backend backend = new SoftmaxRegression().backend();

  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("is in the model's spec, whatever training the model was made with")
  void recordsTheTraining() {
    NetworkSpec made = SoftmaxRegression.spec(FIVE);
    try (Model model = backend.newModel(made)) {
      backend.newTrainer(TWO).train(model, DATA);
      assertEquals(made.withTraining(TWO), model.spec());
      TrainingSpec diverging = SoftmaxRegression.training(1e39, 8, 5, 0, null);
      assertThrows(TrainingException.class, () -> backend.newTrainer(diverging).train(model, DATA));
      assertEquals(made.withTraining(TWO), model.spec());
    }
  }

  @Test
  @DisplayName("is that a listener stopped it, and that the last epoch's weights are kept")
  void isStopped() {
    try (Model model = backend.newModel(SoftmaxRegression.spec(FIVE))) {
      TrainingReport report =
          backend.newTrainer(FIVE).train(model, DATA, Options.threads(2, new StopAfter(2)));
      assertEquals(2, report.epochs().size());
      assertEquals(2, report.keptEpoch());
      assertTrue(report.stoppedEarly());
      assertEquals(trained(TWO), model.weights());
      assertEquals(FIVE, model.spec().training());
    }
  }

  @Test
  @DisplayName("is, with patience, that the best epoch's weights are kept when a listener stops it")
  void keepsTheBest() {
    // validation labels are shifted: the better it learns, the worse it validates
    Dataset data = SmallData.withLastLabelsChanged(SmallData.of(60), 20);
    TrainingSpec patient = SoftmaxRegression.training(0.5, 8, 50, 20, 40);
    try (Model model = backend.newModel(SoftmaxRegression.spec(patient))) {
      TrainingReport report =
          backend.newTrainer(patient).train(model, data, Options.threads(2, new StopAfter(6)));
      assertEquals(6, report.epochs().size());
      assertNotEquals(6, report.keptEpoch());
      TrainingSpec kept = SoftmaxRegression.training(0.5, 8, report.keptEpoch(), 20, null);
      try (Model other = backend.newModel(SoftmaxRegression.spec(kept))) {
        backend.newTrainer(kept).train(other, data, Options.threads(2));
        assertEquals(other.weights(), model.weights());
      }
    }
  }

  @Test
  @DisplayName(
      "is known to every listener: each is asked after each epoch whether it wants to stop")
  void asksEveryListener() {
    StopAfter first = new StopAfter(1);
    StopAfter second = new StopAfter(3);
    try (Model model = backend.newModel(SoftmaxRegression.spec(FIVE))) {
      backend.newTrainer(FIVE).train(model, DATA, Options.heardBy(second, first, second));
    }
    assertEquals(1, first.asked);
    assertEquals(2, second.asked);
  }

  @Test
  @DisplayName("is the time of an epoch without what listeners do before it begins")
  void timesOnlyTheEpoch() {
    List<Double> most = new ArrayList<>();
    TrainingListener slow =
        new TrainingListener() {
          private long returned = System.nanoTime();

          @Override
          public void onEpoch(EpochReport report) {
            most.add((System.nanoTime() - returned) / 1e9);
            LockSupport.parkNanos(200_000_000);
            returned = System.nanoTime();
          }
        };
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 0, null);
    TrainingReport report;
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      report = backend.newTrainer(training).train(model, DATA, Options.heardBy(slow));
    }
    for (int i = 1; i < 3; i++) {
      double seconds = report.epochs().get(i).seconds();
      double since = most.get(i);
      assertTrue(seconds <= since, () -> seconds + " s, but began " + since + " s before its end");
    }
  }

  @Test
  @DisplayName("is not that it was stopped early when all its epochs are done")
  void isNotStopped() {
    try (Model model = backend.newModel(SoftmaxRegression.spec(TWO))) {
      assertFalse(backend.newTrainer(TWO).train(model, DATA).stoppedEarly());
      assertFalse(
          backend
              .newTrainer(TWO)
              .train(model, DATA, Options.heardBy(new StopAfter(2)))
              .stoppedEarly());
    }
  }

  @Test
  @DisplayName(
      "is kept in its checkpoint: a stopped training resumes as if it had not been stopped")
  void goesOn() {
    for (int everySteps : new int[] {0, 3}) {
      Path here = folder.resolve("every" + everySteps);
      try (Model model = backend.newModel(SoftmaxRegression.spec(FIVE))) {
        backend
            .newTrainer(FIVE)
            .train(model, DATA, Options.saving(here, everySteps, new StopAfter(2)));
        Weights stopped = model.weights();
        TrainingReport again =
            backend
                .newTrainer(FIVE)
                .train(model, DATA, Options.resuming(here, everySteps, new StopAfter(3)));
        assertEquals(3, again.epochs().size());
        assertNotEquals(stopped, model.weights());
        TrainingReport report =
            backend.newTrainer(FIVE).train(model, DATA, Options.resuming(here, everySteps));
        assertEquals(5, report.epochs().size());
        assertFalse(report.stoppedEarly());
        assertEquals(trained(FIVE), model.weights());
      }
    }
  }

  private Weights trained(TrainingSpec training) {
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      backend.newTrainer(training).train(model, DATA, Options.threads(2));
      return model.weights();
    }
  }

  private static final class StopAfter implements TrainingListener {
    private final int epoch;
    private boolean reached;
    private int asked;

    StopAfter(int epoch) {
      this.epoch = epoch;
    }

    @Override
    public void onEpoch(EpochReport report) {
      reached = report.epoch() == epoch;
    }

    @Override
    public boolean wantsToStop() {
      asked++;
      return reached;
    }
  }
}

package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.BatchReport;
import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A training that saves checkpoints")
class CheckpointingTest {
  private static final Dataset DATA = SmallData.of(41);

  /** Three epochs of five steps. */
  private static final TrainingSpec TRAINING = SoftmaxRegression.training(0.5, 8, 3, 5, null);

  private final Backend backend = new SoftmaxRegression().backend();

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5, 6, 10, 14, 15})
  @DisplayName("and is interrupted says so, and ends with the same bytes when it is resumed")
  void isInterrupted(int step) {
    Weights whole = trained(folder.resolve("whole"), ignored -> {});
    Path here = folder.resolve("here");
    try {
      var e = assertThrows(TrainingException.class, () -> trained(here, interruptAfter(step)));
      assertEquals(ErrorCode.TRAINING_INTERRUPTED, e.code(), e::getMessage);
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt flag");
    }
    assertEquals(whole, resumed(here));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 6, 14, 15})
  @DisplayName("and is interrupted within an epoch saves every step that it has done")
  void savesWhatIsDone(int step) {
    try {
      var e = assertThrows(TrainingException.class, () -> trained(folder, 0, interruptAfter(step)));
      assertTrue(e.reason().endsWith("A checkpoint of this moment is in " + folder), e::reason);
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt flag");
    }
    long saved = CheckpointInfo.newest(folder).step();
    assertTrue(saved == step || saved == step + 1, () -> "saved after step " + saved);
  }

  @Test
  @DisplayName("and is interrupted before its first batch has nothing to save, and says so")
  void hasNothingToSave() {
    Thread.currentThread().interrupt();
    try {
      var e = assertThrows(TrainingException.class, () -> trained(folder, ignored -> {}));
      assertFalse(e.reason().contains("checkpoint"), e::reason);
      assertFalse(CheckpointInfo.isPresent(folder));
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt flag");
    }
  }

  @Test
  @DisplayName("leaves no checkpoint where all are deleted, but every other file")
  void deletesAll() throws IOException {
    trained(folder, ignored -> {});
    Path other = Files.createFile(folder.resolve("checkpoint-notes.safetensors"));
    CheckpointInfo.deleteAll(folder);
    assertFalse(CheckpointInfo.isPresent(folder));
    assertTrue(Files.exists(other));
    CheckpointInfo.deleteAll(folder.resolve("absent"));
    assertFalse(Files.exists(folder.resolve("absent")));
  }

  @Test
  @DisplayName("locks its folder against other trainings, and ends as if it had been alone")
  void holdsTheFolder() {
    Weights alone = trained(folder.resolve("alone"), ignored -> {});
    Path here = folder.resolve("here");
    List<TrainingException> refusals = new ArrayList<>();
    Weights beside =
        trained(
            here,
            step -> {
              if (step == 7) {
                refusals.add(
                    assertThrows(TrainingException.class, () -> trained(here, ignored -> {})));
                refusals.add(assertThrows(TrainingException.class, () -> resumed(here)));
              }
            });
    assertEquals(2, refusals.size());
    for (TrainingException refusal : refusals) {
      assertEquals(ErrorCode.CHECKPOINT_IN_USE, refusal.code(), refusal::getMessage);
      assertTrue(
          refusal
              .reason()
              .startsWith(
                  "The folder %s is in use by this process %d"
                      .formatted(here, ProcessHandle.current().pid())),
          refusal::reason);
    }
    assertEquals(alone, beside);
    assertEquals(alone, resumed(here));
  }

  @Test
  @DisplayName("releases its folder when it fails")
  void releasesTheFolder() {
    var thrown = new IllegalStateException("enough");
    assertEquals(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                trained(
                    folder,
                    step -> {
                      if (step == 7) {
                        throw thrown;
                      }
                    })));
    resumed(folder);
  }

  @Test
  @DisplayName("deletes what a killed process left of a file, and leaves other files alone")
  void deletesLeftovers() throws IOException {
    trained(folder, ignored -> {});
    Path left = Files.createFile(folder.resolve(".lenet-1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.tmp"));
    Path other = Files.createFile(folder.resolve(".other.tmp"));
    resumed(folder);
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(other));
  }

  private static Consumer<Integer> interruptAfter(int step) {
    return done -> {
      if (done == step) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private Weights trained(Path where, Consumer<Integer> afterStep) {
    return trained(where, 1, afterStep);
  }

  private Weights trained(Path where, int everySteps, Consumer<Integer> afterStep) {
    try (Model model = backend.newModel(SoftmaxRegression.spec(TRAINING))) {
      backend
          .newTrainer(TRAINING)
          .train(model, DATA, Options.saving(where, everySteps, new AfterStep(afterStep)));
      return model.weights();
    }
  }

  private Weights resumed(Path where) {
    try (Model model = backend.newModel(SoftmaxRegression.spec(TRAINING))) {
      backend.newTrainer(TRAINING).train(model, DATA, Options.resuming(where, 1));
      return model.weights();
    }
  }

  private record AfterStep(Consumer<Integer> action) implements TrainingListener {
    @Override
    public void onBatch(BatchReport report) {
      action.accept((report.epoch() - 1) * report.batches() + report.batch());
    }
  }
}

package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.BatchReport;
import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Weights;
import dev.lenet.fault.EachFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A fault at any operation on a file, alone or with all that follow,")
class FileFaultsTest {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int STOPPED = 2;
  private static final Dataset DATA = SmallData.of(21);
  private static final TrainingSpec TRAINING = SoftmaxRegression.training(0.5, 8, 2, 5, null);

  private final Backend backend = new SoftmaxRegression().backend();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  private Path folder;

  /** Counts the steps whose checkpoints are saved, and stops after one of them. */
  private static final class Saved implements TrainingListener {
    private final int last;
    private int steps;

    Saved(int last) {
      this.last = last;
    }

    @Override
    public void onBatch(BatchReport report) {
      if (report.batch() < report.batches()) { // else it is saved after the epoch's validation
        count();
      }
    }

    @Override
    public void onEpoch(EpochReport report) {
      count();
    }

    private void count() {
      steps++;
      if (steps == last) {
        throw new IllegalStateException("stopped");
      }
    }
  }

  private Weights train(TrainingOptions options) {
    try (Model model = backend.newModel(SoftmaxRegression.spec(TRAINING))) {
      backend.newTrainer(TRAINING).train(model, DATA, options);
      return model.weights();
    }
  }

  @ParameterizedTest(name = "all that follow: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "loses no checkpoint of a training, which then ends with the bytes it would have had")
  void training(boolean lasting) throws IOException {
    Weights expected = train(Options.heardBy());
    Saved[] saved = new Saved[1];
    new EachFault(folder, lasting)
        .strike(
            here -> saved[0] = new Saved(NEVER),
            faulty -> assertEquals(expected, train(Options.saving(faulty, 1, saved[0]))),
            here -> assertGoesOn(here, saved[0].steps, expected));
  }

  @ParameterizedTest(name = "all that follow: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("loses no checkpoint of a training that is resumed")
  void resuming(boolean lasting) throws IOException {
    Weights expected = train(Options.heardBy());
    Saved[] saved = new Saved[1];
    new EachFault(folder, lasting)
        .strike(
            here -> {
              TrainingOptions stopping = Options.saving(here, 1, new Saved(STOPPED));
              assertThrows(IllegalStateException.class, () -> train(stopping));
              saved[0] = new Saved(NEVER);
            },
            faulty -> assertEquals(expected, train(Options.resuming(faulty, 1, saved[0]))),
            here -> assertGoesOn(here, STOPPED + saved[0].steps, expected));
  }

  /** Nothing that was saved is lost or damaged, and the next training can use it. */
  private void assertGoesOn(Path checkpoints, int saved, Weights expected) throws IOException {
    for (Path file : named(checkpoints, "checkpoint-")) {
      Safetensors.read(file);
    }
    boolean present = CheckpointInfo.isPresent(checkpoints);
    assertTrue(saved == 0 || present, "no checkpoint is left");
    if (present) {
      assertTrue(CheckpointInfo.newest(checkpoints).step() >= saved, "a checkpoint is lost");
    }
    TrainingOptions healthy =
        present ? Options.resuming(checkpoints, 1) : Options.saving(checkpoints, 1);
    assertEquals(expected, train(healthy));
    assertEquals(List.of(), named(checkpoints, ".lenet-"));
  }

  private static List<Path> named(Path folder, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(beginning)).toList();
    }
  }

  @ParameterizedTest(name = "all that follow: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("leaves the old model file or the new one")
  void modelFile(boolean lasting) throws IOException {
    ModelFile old = ModelFile.pretrained();
    ModelFile trained = trained();
    new EachFault(folder, lasting)
        .strike(
            here -> old.write(here.resolve("model.safetensors")),
            faulty -> {
              trained.write(faulty.resolve("model.safetensors"));
              assertEquals(
                  trained.card(), ModelFile.read(faulty.resolve("model.safetensors")).card());
            },
            here -> {
              ModelFile read = ModelFile.read(here.resolve("model.safetensors"));
              assertTrue(List.of(old.weights(), trained.weights()).contains(read.weights()));
              assertTrue(lasting || named(here, ".lenet-").isEmpty(), "a temporary file is left");
            });
  }

  private ModelFile trained() {
    try (Model model = backend.newModel(SoftmaxRegression.spec(TRAINING))) {
      return ModelFile.of(model, backend.newTrainer(TRAINING).train(model, DATA));
    }
  }
}

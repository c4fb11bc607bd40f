package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.BatchReport;
import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.error.TrainingException;
import dev.lenet.api.spec.AugmentationSpec;
import dev.lenet.api.spec.Initializer;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.ScheduleSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Tensor;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.checkpoint.Checkpoint;
import dev.lenet.internal.checkpoint.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A resumed training")
class ResumeTest {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final Dataset DATA = SmallData.of(41);

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  private Path folder;

  private final Backend backend = new SoftmaxRegression().backend();

  static Stream<TrainingSpec> trainings() {
    return Stream.of(
        SoftmaxRegression.training(0.5, 8, 3, 5, null),
        SoftmaxRegression.training(0.5, 8, 30, 20, 2),
        training(
            OptimizerSpec.sgd(0.1).momentum(0.9).weightDecay(0.01).build(),
            ScheduleSpec.step(0.5, 2),
            null),
        training(
            OptimizerSpec.sdlm(0.01).patterns(3).build(),
            ScheduleSpec.table(List.of(1.0, 0.5)),
            null),
        training(OptimizerSpec.adam(0.05).weightDecay(0.01).build(), ScheduleSpec.constant(), null),
        training(
            OptimizerSpec.adamW(0.05).build(),
            ScheduleSpec.cosine(0.1, 0),
            AugmentationSpec.builder()
                .rotate(10)
                .scale(0.1)
                .shear(0.1)
                .shift(0.5)
                .elastic(1, 0.3)
                .build()));
  }

  private static TrainingSpec training(
      OptimizerSpec optimizer, ScheduleSpec schedule, @Nullable AugmentationSpec augmentation) {
    return TrainingSpec.builder()
        .optimizer(optimizer)
        .schedule(schedule)
        .batchSize(8)
        .epochs(3)
        .seed(7)
        .validation(5)
        .augmentation(augmentation)
        .build();
  }

  @ParameterizedTest
  @MethodSource("trainings")
  @DisplayName("ends with the bytes and the history of one that never stopped, wherever it stopped")
  void endsTheSame(TrainingSpec training) throws IOException {
    Outcome whole = train(training, folder.resolve("whole"), NEVER);
    int steps = whole.steps;
    assertTrue(steps > 10);
    for (int stop = 1; stop < steps; stop++) {
      Path here = folder.resolve("stopped" + stop);
      trainUntil(stop, training, here);
      Outcome resumed = resume(training, here, DATA, 2);
      assertEquals(whole.weights, resumed.weights, "stopped after step " + stop);
      assertEquals(histories(whole.report), histories(resumed.report));
      assertEquals(whole.report.keptEpoch(), resumed.report.keptEpoch());
    }
  }

  @Test
  @DisplayName("that had finished gives the same report again")
  void givesTheSameReportAgain() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 5, null);
    Outcome whole = train(training, folder, NEVER);
    Outcome again = resume(training, folder, DATA, 2);
    assertEquals(whole.weights, again.weights);
    assertEquals(whole.report.epochs(), again.report.epochs());
  }

  @Test
  @DisplayName("can be inspected before it resumes")
  void tellsWhatItIsOf() throws IOException {
    assertFalse(CheckpointInfo.isPresent(folder));
    var e = assertThrows(TrainingException.class, () -> CheckpointInfo.newest(folder));
    assertEquals(ErrorCode.CHECKPOINT_MISSING, e.code());
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 5, null);
    trainUntil(7, training, folder);
    assertTrue(CheckpointInfo.isPresent(folder));
    CheckpointInfo info = CheckpointInfo.newest(folder);
    assertEquals(SoftmaxRegression.spec(training), info.spec());
    assertEquals("softmax", info.backend());
    assertEquals(2, info.threads());
    assertEquals(41, info.images());
    assertEquals(7, info.step());
  }

  @Test
  @DisplayName("keeps the two newest checkpoints and, beside its empty lock, nothing else")
  void keepsTwo() throws IOException {
    train(SoftmaxRegression.training(0.5, 8, 3, 5, null), folder, NEVER);
    assertEquals(
        List.of(
            ".lenet.lock", "checkpoint-000000014.safetensors", "checkpoint-000000015.safetensors"),
        files());
  }

  @Test
  @DisplayName("keeps the checkpoint of every epoch too, if told so, and gives them in order")
  void keepsEpochs() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 5, null);
    TrainingOptions options =
        TrainingOptions.builder()
            .threads(1)
            .checkpoints(folder)
            .checkpointSteps(1)
            .keepCheckpoints(true)
            .build();
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      backend.newTrainer(training).train(model, DATA, options);
      try (Stream<CheckpointInfo> epochs = CheckpointInfo.ofEpochs(folder)) {
        List<CheckpointInfo> kept = epochs.toList();
        assertEquals(List.of(1, 2, 3), kept.stream().map(CheckpointInfo::epochs).toList());
        assertEquals(List.of(5L, 10L, 15L), kept.stream().map(CheckpointInfo::step).toList());
        assertEquals(model.weights(), kept.get(2).weights());
        assertNotEquals(model.weights(), kept.get(0).weights());
      }
    }
    assertEquals(
        List.of(5, 10, 14, 15),
        files().stream()
            .filter(file -> file.startsWith("checkpoint-"))
            .map(file -> Integer.valueOf(file.replaceAll("[^0-9]", "")))
            .toList());
  }

  @Test
  @DisplayName("uses the checkpoint before if the newest is damaged")
  void fallsBack() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 5, null);
    Outcome whole = train(training, folder, NEVER);
    Path newest = folder.resolve("checkpoint-000000015.safetensors");
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(whole.weights, resume(training, folder, DATA, 2).weights);
    for (String file : files().subList(1, 3)) {
      Files.write(folder.resolve(file), new byte[5]);
    }
    assertThrows(ModelFileException.class, () -> resume(training, folder, DATA, 2));
  }

  @Test
  @DisplayName("does not use the checkpoint before if the newest cannot be read")
  void doesNotHideWhatItCannotRead() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 5, null);
    trainUntil(7, training, folder);
    Files.createDirectory(folder.resolve("checkpoint-000000099.safetensors"));
    var e = assertThrows(TrainingException.class, () -> resume(training, folder, DATA, 2));
    assertEquals(ErrorCode.CHECKPOINT_ACCESS, e.code());
    assertTrue(e.reason().contains("checkpoint-000000099.safetensors"), e::reason);
  }

  @Test
  @DisplayName("on an interrupted thread reads its checkpoint, and is then interrupted")
  void readsWhenInterrupted() throws IOException {
    trainUntil(8, SoftmaxRegression.training(0.5, 8, 3, 5, null), folder);
    Thread.currentThread().interrupt();
    try {
      assertEquals(8, new CheckpointFolder(folder).newest().step());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /run                   | null
          /run/backend           | null
          /data/images           | 0
          /data/sha256           | null
          /progress              | null
          /progress/epoch        | 0
          /progress/epoch        | 5
          /progress/batch        | -1
          /progress/batch        | 5
          /progress/images       | -1
          /progress/correct      | 100
          /progress/lossSum      | 1e999
          /progress/lossSum      | "much"
          /progress/trainSeconds | -1
          /history               | null
          /history               | []
          /history               | [null]
          /steps                 | 7
          /steps                 | null
          """)
  @DisplayName("uses the checkpoint before if the newest has impossible values")
  void fallsBackFromNonsense(String pointer, String value) throws IOException {
    trainUntil(8, SoftmaxRegression.training(0.5, 8, 3, 5, null), folder);
    assertEquals(8, new CheckpointFolder(folder).newest().step());
    changeNewest(pointer, value);
    assertEquals(7, new CheckpointFolder(folder).newest().step());
  }

  @Test
  @DisplayName("uses the checkpoint before if the newest lacks the optimizer's moments")
  void fallsBackFromMissingMoments() throws IOException {
    trainUntil(8, SoftmaxRegression.training(0.5, 8, 3, 5, null), folder);
    Safetensors sound = Safetensors.read(newest());
    List<Tensor> left =
        sound.tensors().values().stream().filter(t -> !t.name().startsWith("optimizer.")).toList();
    new Safetensors(sound.metadata(), left).write(newest());
    assertEquals(7, new CheckpointFolder(folder).newest().step());
  }

  /** Sets one value of the newest checkpoint's metadata, given in JSON. */
  private void changeNewest(String pointer, String value) throws IOException {
    Safetensors sound = Safetensors.read(newest());
    JsonMapper json = JsonMapper.shared();
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode content = json.readTree(sound.metadata().get("checkpoint"));
    ((ObjectNode) content.at(at.head())).set(at.last().getMatchingProperty(), json.readTree(value));
    Map<String, String> metadata = new HashMap<>(sound.metadata());
    metadata.put("checkpoint", content.toString());
    new Safetensors(metadata, List.copyOf(sound.tensors().values())).write(newest());
  }

  private Path newest() throws IOException {
    List<String> files = files();
    return folder.resolve(files.get(files.size() - 1));
  }

  @Test
  @DisplayName("tells listeners what has changed in backend, engine and threads")
  void tellsDifferences() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 5, null);
    trainUntil(7, training, folder);
    assertEquals(List.of("threads: 2, then 3"), resume(training, folder, DATA, 3).differences);
    assertEquals(List.of("threads: 3, then 2"), resume(training, folder, DATA, 2).differences);
    assertEquals(List.of(), resume(training, folder, DATA, 3).differences);
  }

  @Test
  @DisplayName("is refused with other epochs, another seed, or other data")
  void refusesAnotherTraining() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 5, null);
    trainUntil(7, training, folder);
    assertMismatch(
        "its number of epochs is 3, now it is 4", training.toBuilder().epochs(4).build(), DATA);
    assertMismatch("\"seed\":8", training.toBuilder().seed(8).build(), DATA);
    assertMismatch("41 images", training, SmallData.of(40));
    assertMismatch("SHA-256", training, SmallData.withLastLabelsChanged(DATA, 1));
  }

  @Test
  @DisplayName("is refused with another network, and says what differs in it")
  void namesWhatDiffers() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 3, 5, null);
    trainUntil(7, training, folder);
    NetworkSpec spec = SoftmaxRegression.spec(training);
    LayerSpec output = spec.layers().get(0);
    assertDifference(
        "its name is 'regression', now it is 'other'",
        NetworkSpec.builder("other").input(spec.input()).layers(spec.layers()).training(training));
    assertDifference(
        "its list of class names is [], now it is [a, b, c]",
        spec.toBuilder().classNames(List.of("a", "b", "c")));
    assertDifference(
        "its initializer is glorotUniform, now it is pytorch",
        spec.toBuilder().initializer(Initializer.PYTORCH));
    assertDifference(
        "its input is ",
        spec.toBuilder().input(InputSpec.builder(new Shape(1, 2, 2)).range(-1, 1).build()));
    LayerSpec hidden = LayerSpec.dense("hidden", 4).build();
    assertDifference(
        "its layer 1 is %s, now it is %s".formatted(output, hidden),
        spec.toBuilder().layers(List.of(hidden, output)));
  }

  private void assertDifference(String difference, NetworkSpec.Builder other) {
    Checkpoint checkpoint = new CheckpointFolder(folder).newest();
    var e =
        assertThrows(
            TrainingException.class,
            () -> checkpoint.requireSame(other.build(), checkpoint.data()));
    assertEquals(ErrorCode.CHECKPOINT_MISMATCH, e.code());
    assertTrue(e.reason().contains(difference), e::reason);
  }

  private void assertMismatch(String reason, TrainingSpec training, Dataset data) {
    var e = assertThrows(TrainingException.class, () -> resume(training, folder, data, 2));
    assertEquals(ErrorCode.CHECKPOINT_MISMATCH, e.code());
    assertTrue(e.reason().contains(reason), e::reason);
  }

  @Test
  @DisplayName("needs a checkpoint; a new one needs a folder without any")
  void needsACheckpoint() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 1, 0, null);
    Path none = folder.resolve("none");
    var missing = assertThrows(TrainingException.class, () -> resume(training, none, DATA, 2));
    assertEquals(ErrorCode.CHECKPOINT_MISSING, missing.code());
    assertFalse(Files.exists(none));
    train(training, folder, NEVER);
    var exists = assertThrows(TrainingException.class, () -> train(training, folder, NEVER));
    assertEquals(ErrorCode.CHECKPOINT_EXISTS, exists.code());
  }

  @Test
  @DisplayName(
      "ends with an error if a checkpoint cannot be written, and leaves the model its old weights")
  void endsIfItCannotWrite() throws IOException {
    TrainingSpec training = SoftmaxRegression.training(0.5, 8, 1, 0, null);
    Path file = Files.createFile(folder.resolve("file"));
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      Weights before = model.weights();
      var e =
          assertThrows(
              TrainingException.class,
              () ->
                  backend
                      .newTrainer(training)
                      .train(
                          model,
                          DATA,
                          TrainingOptions.builder().checkpoints(file.resolve("below")).build()));
      assertEquals(ErrorCode.CHECKPOINT_ACCESS, e.code());
      assertEquals(before, model.weights());
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What must not depend on an interruption: all but the times. */
  private static List<String> histories(TrainingReport report) {
    return report.epochs().stream()
        .map(
            epoch ->
                "%d %s %s %s %s"
                    .formatted(
                        epoch.epoch(),
                        epoch.trainLoss(),
                        epoch.trainAccuracy(),
                        epoch.validationLoss(),
                        epoch.validationAccuracy()))
        .toList();
  }

  /** Trains with a checkpoint after every step, to the end or until so many steps are made. */
  private Outcome train(TrainingSpec training, Path where, int stopAfter) {
    Watcher watcher = new Watcher(stopAfter);
    try (Model model = backend.newModel(SoftmaxRegression.spec(training))) {
      TrainingReport report =
          backend.newTrainer(training).train(model, DATA, Options.saving(where, 1, watcher));
      return new Outcome(List.of(), model.weights(), report, watcher.steps);
    }
  }

  private void trainUntil(int stopAfter, TrainingSpec training, Path where) {
    assertThrows(Stopped.class, () -> train(training, where, stopAfter));
  }

  private Outcome resume(TrainingSpec training, Path where, Dataset data, int threads) {
    // another seed: the model's own weights must not matter
    TrainingSpec other = training.toBuilder().seed(1234).build();
    try (Model model = backend.newModel(SoftmaxRegression.spec(other))) {
      Watcher watcher = new Watcher(NEVER);
      TrainingReport report =
          backend
              .newTrainer(training)
              .train(
                  model,
                  data,
                  TrainingOptions.builder()
                      .threads(threads)
                      .checkpoints(where)
                      .checkpointSteps(1)
                      .resume(true)
                      .listener(watcher)
                      .build());
      return new Outcome(watcher.differences, model.weights(), report, watcher.steps);
    }
  }

  private record Outcome(
      List<String> differences, Weights weights, TrainingReport report, int steps) {}

  private static final class Watcher implements TrainingListener {
    private final int stopAfter;
    private final List<String> differences = new ArrayList<>();
    private int steps;

    Watcher(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public void onResume(int epoch, long step, List<String> found) {
      differences.addAll(found);
    }

    @Override
    public void onBatch(BatchReport report) {
      steps++;
      if (steps == stopAfter) {
        throw new Stopped();
      }
    }
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}

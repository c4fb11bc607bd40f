package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule about trainings that are killed and go on. */
abstract class CheckpointRules extends BackendRules {
  /** How often the rule kills; more for a night. */
  private static final int KILLS = Integer.getInteger("lenet.conformance.kills", 3);

  private static final long SEED = 20;
  private static final int ATTEMPTS = 5;

  private final NetworkSpec spec = KilledTraining.spec();
  private final Dataset data = KilledTraining.data();

  CheckpointRules(BackendConformance suite) {
    super(suite);
  }

  @Test
  @DisplayName(
      "B39 killed at any moment and resumed ends with the bytes of a training that never stopped")
  void survivesKills(@TempDir Path folder) throws IOException, InterruptedException {
    Weights expected = uninterrupted();
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      int step = 1 + random.nextInt(KilledTraining.STEPS - 3);
      Path checkpoints =
          kill % 2 == 0
              ? killed(folder, step, any -> Thread.sleep(random.nextInt(20)))
              : killedWhileWriting(folder, step);
      String when = "killed after step " + CheckpointInfo.newest(checkpoints).step();
      assertEquals(expected, resumed(checkpoints), when);
    }
  }

  /**
   * A kill may come too late for the file that was seen; then another training is killed. If a busy
   * machine is late each time, the file is made that a kill in time would have left.
   */
  private Path killedWhileWriting(Path folder, int step) throws IOException, InterruptedException {
    Path checkpoints = killed(folder, step, CheckpointRules::awaitUnfinished);
    for (int attempt = 1; attempt < ATTEMPTS && !hasUnfinished(checkpoints); attempt++) {
      checkpoints = killed(folder, step, CheckpointRules::awaitUnfinished);
    }
    if (!hasUnfinished(checkpoints)) {
      Files.write(checkpoints.resolve(".lenet-" + UUID.randomUUID() + ".tmp"), new byte[100_000]);
    }
    return checkpoints;
  }

  /** The folder of a training that was killed some time after a step. */
  private Path killed(Path folder, int step, Pause pause) throws IOException, InterruptedException {
    Path checkpoints = Files.createTempDirectory(folder, "killed");
    String name = provider().getClass().getName();
    Path log = Files.createTempFile(folder, "log", ".txt");
    Process running =
        new ChildJvm(folder).start(log, KilledTraining.class, name, checkpoints.toString());
    try {
      while (newestStep(checkpoints) < step) {
        // it may have made its last steps since that look
        if (!running.isAlive() && newestStep(checkpoints) < step) {
          fail(Files.readString(log));
        }
        Thread.sleep(1);
      }
      pause.in(checkpoints);
    } finally {
      // as the system does when memory runs out: the JVM cannot clean up
      running.destroyForcibly().waitFor();
    }
    return checkpoints;
  }

  /** Looks without a pause: the file that a checkpoint is written to is there for a moment only. */
  private static void awaitUnfinished(Path checkpoints) throws IOException {
    while (!hasUnfinished(checkpoints) && newestStep(checkpoints) < KilledTraining.STEPS) {
      Thread.onSpinWait();
    }
  }

  private static boolean hasUnfinished(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".tmp"));
    }
  }

  /** What happens between the step that is waited for and the kill. */
  @FunctionalInterface
  private interface Pause {
    void in(Path checkpoints) throws IOException, InterruptedException;
  }

  private static int newestStep(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("checkpoint-"))
          .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D", "")))
          .max()
          .orElse(0);
    }
  }

  private Weights uninterrupted() {
    try (Model model = backend().newModel(spec)) {
      backend()
          .newTrainer(spec.training())
          .train(model, data, Samples.threads(KilledTraining.THREADS));
      return model.weights();
    }
  }

  private Weights resumed(Path checkpoints) {
    try (Model model = backend().newModel(spec)) {
      TrainingReport report =
          backend()
              .newTrainer(spec.training())
              .train(model, data, KilledTraining.options(checkpoints).resume(true).build());
      assertEquals(spec.training().epochs(), report.epochs().size());
      return model.weights();
    }
  }
}

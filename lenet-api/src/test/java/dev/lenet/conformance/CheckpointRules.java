package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Checkpoints;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.checkpoint.CheckpointFolder;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule about trainings that are killed and go on. */
abstract class CheckpointRules extends BackendRules {
  /** How often the rule kills; more for a night. */
  private static final int KILLS = Integer.getInteger("lenet.conformance.kills", 3);

  private static final long SEED = 20;

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
      Path checkpoints = Files.createDirectory(folder.resolve("kill" + kill));
      ChildJvm child = new ChildJvm(folder);
      try (RunningJvm running =
          child.start(
              KilledTraining.class, provider().getClass().getName(), checkpoints.toString())) {
        awaitCheckpoints(checkpoints, 1 + random.nextInt(KilledTraining.STEPS - 3), running);
        Thread.sleep(random.nextInt(20));
        running.kill();
      }
      assertEquals(
          expected,
          resumed(checkpoints),
          "killed after step " + new CheckpointFolder(checkpoints).newest().step());
    }
  }

  private static void awaitCheckpoints(Path folder, int step, RunningJvm running)
      throws IOException, InterruptedException {
    while (newestStep(folder) < step) {
      assertTrue(running.isAlive(), running::log);
      Thread.sleep(1);
    }
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
      backend().newTrainer(spec.training(), KilledTraining.THREADS).train(model, data);
      return model.weights();
    }
  }

  private Weights resumed(Path checkpoints) {
    try (Model model = backend().newModel(spec)) {
      TrainingReport report =
          backend()
              .newTrainer(spec.training(), KilledTraining.THREADS)
              .resume(model, data, new Checkpoints(checkpoints, 1));
      assertEquals(spec.training().epochs(), report.epochs().size());
      return model.weights();
    }
  }
}

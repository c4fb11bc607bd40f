package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the sample application on Spark against the command line. Its name keeps it out of {@code
 * mvn test}: {@code mvn -Pspark verify} runs it after it has built the application.
 */
@DisplayName("A sweep on Spark")
class SparkSweepCommand {
  private static final int FIRST_SEED = 42;
  private static final int SEEDS = 10;

  /** 1,000 images to train on, and as many as the recipe wants for validation. */
  private static final List<String> TRAINING = List.of("--epochs", "1", "--limit", "6000");

  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("gives, seed by seed, the weights of lenet train --backend java --threads 1")
  void givesTheWeightsOfTheCommandLine() throws IOException, InterruptedException {
    sweep();
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      String name = "lenet5-fast-0.004-%d.safetensors".formatted(seed);
      assertEquals(train(seed), ModelFile.read(folder.resolve(name)).weights(), name);
    }
  }

  /** Tells of each training when it has ended, in any order, and of all at the end, in order. */
  private void sweep() throws IOException, InterruptedException {
    String command =
        "bash digits sweep --specs lenet5-fast --seeds %d --first-seed %d --models '%s' %s '%s'"
            .formatted(
                SEEDS,
                FIRST_SEED,
                folder.toAbsolutePath(),
                String.join(" ", TRAINING),
                folder.resolve("results").toAbsolutePath());
    ExampleProcess sweep = ExampleProcess.run("spark", command, folder);
    assertEquals(0, sweep.code(), sweep::err);
    assertEquals(SEEDS, sweep.out().lines().count(), sweep::out);
    assertEquals(
        sweep.out().lines().toList(), sweep.err().lines().sorted().toList(), "told meanwhile");
  }

  private Weights train(int seed) {
    Path run = folder.resolve("run-" + seed);
    List<String> command =
        new ArrayList<>(List.of("train", "--backend", "java", "--threads", "1", "--quiet"));
    command.addAll(List.of("--spec", "lenet5-fast", "--seed", Integer.toString(seed)));
    command.addAll(List.of("--out", run.toString()));
    command.addAll(TRAINING);
    Cli.run(command.toArray(String[]::new)).requireDone();
    return ModelFile.read(run.resolve("model.safetensors")).weights();
  }
}

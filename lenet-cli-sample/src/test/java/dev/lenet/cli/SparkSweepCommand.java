package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the sample application on Spark against the command line. Its name keeps it out of {@code
 * mvn test}: {@code mvn -Pspark verify} runs it after it has built the application.
 */
@DisplayName("A sweep on Spark")
class SparkSweepCommand {
  private static final Path BUILT = Path.of("target", "examples", "spark");
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

  private void sweep() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "digits", "sweep"));
    command.addAll(List.of("--specs", "lenet5-fast", "--seeds", Integer.toString(SEEDS)));
    command.addAll(List.of("--first-seed", Integer.toString(FIRST_SEED)));
    command.addAll(List.of("--models", folder.toString()));
    command.addAll(TRAINING);
    command.add(folder.resolve("results").toString());
    Path log = folder.resolve("log.txt");
    Process sweep =
        new ProcessBuilder(command)
            .directory(BUILT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = sweep.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      sweep.destroyForcibly();
    }
    assertTrue(ended, "still running after five minutes");
    assertEquals(0, sweep.exitValue(), Files.readString(log));
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

package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A training in another process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Ctrl-C cannot be sent there by a command")
class StoppedTrainingTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"djl", "dl4j"})
  @DisplayName("locks its folders; Ctrl-C saves where it is, and says which command goes on")
  void holdsItsFoldersAndStops(String backend) throws Exception {
    SmallMnist small = SmallMnist.in(folder);
    Path out = folder.resolve("out");
    Path checkpoints = folder.resolve("checkpoints");
    String[] common = {
      "train",
      "--backend",
      backend,
      "--spec",
      small.spec().toString(),
      "--data",
      small.data().toString(),
      "--transposed",
      "--epochs"
    };
    ChildProcess child = new ChildProcess(folder);
    Process training =
        child.start(with(common, "100000", "--out", out, "--checkpoint", checkpoints));
    try {
      awaitCheckpoint(training, checkpoints);
      String holder = "process " + training.pid();
      Cli.run(with(common, "1", "--out", out)).requireRefusal(2, out.toString(), holder);
      Cli.run(with(common, "1", "--out", folder.resolve("other"), "--checkpoint", checkpoints))
          .requireRefusal(2, checkpoints.toString(), holder);
      Process kill = new ProcessBuilder("kill", "-INT", "" + training.pid()).start();
      assertEquals(0, kill.waitFor());
      Cli stopped = child.result(training);
      stopped.requireRefusal(
          130,
          "A checkpoint of this moment is in " + checkpoints,
          "\n  lenet train --resume %s --data %s --transposed --out %s\n"
              .formatted(checkpoints, small.data(), out));
      assertEquals(List.of(), files(out, ".*\\.(tmp|safetensors|part)"));
      assertEquals(List.of(), files(checkpoints, ".*\\.tmp"));
    } finally {
      training.destroyForcibly();
    }
    // the epochs are the training's: with others it is not the same one
    Cli.run(with(common, "1", "--out", out, "--resume", checkpoints)).requireRefusal(2, "epochs");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "'script' has other options elsewhere")
  @DisplayName(
      "on a terminal, where it shows a bar, ends in the same way; a new one says what it replaces")
  void onTerminal() throws Exception {
    SmallMnist small = SmallMnist.in(folder);
    Path out = folder.resolve("out");
    Path checkpoints = out.resolve("checkpoints");
    String[] arguments = small.arguments("train", out, "--backend", "java", "--epochs");
    ChildProcess child = new ChildProcess(folder).onTerminal();
    Process script = child.start(with(arguments, "100000"));
    try {
      awaitCheckpoint(script, checkpoints);
      long java = script.children().findFirst().orElseThrow().pid();
      assertEquals(0, new ProcessBuilder("kill", "-INT", "" + java).start().waitFor());
      Cli stopped = child.result(script);
      assertEquals(130, stopped.code(), stopped.out());
      String command = "  lenet train --resume %s --data ".formatted(checkpoints);
      assertTrue(stopped.out().contains("\n" + command), stopped.out());
    } finally {
      script.descendants().forEach(ProcessHandle::destroyForcibly);
      script.destroyForcibly();
    }
    // a new training begins in the same place
    Cli again = Cli.run(with(arguments, "1", "--quiet")).requireDone();
    assertTrue(again.err().contains("replaces the checkpoints"), again.err());
  }

  @Test
  @DisplayName("goes on with the printed command, and ends with the weights of one not stopped")
  void goesOn() throws Exception {
    SmallMnist small = SmallMnist.in(folder);
    Path out = folder.resolve("out");
    String[] arguments = small.arguments("train", out, "--threads", "1", "--backend", "stopping");
    List<Class<? extends BackendProvider>> stopping = List.of(FailingEngines.Stopping.class);
    Cli stopped = FailingEngines.beside(folder, stopping, () -> Cli.run(arguments));
    assertEquals(130, stopped.code(), stopped.err());
    assertTrue(stopped.err().contains("in epoch 2, after "), stopped.err());
    assertTrue(Thread.interrupted(), "the process would have ended");
    String[] printed = stopped.err().strip().split("\n  lenet ", 2)[1].split(" ");
    Cli resumed = FailingEngines.beside(folder, stopping, () -> Cli.run(printed));
    assertTrue(resumed.requireDone().err().contains("resumes from step "), resumed.err());

    Path whole = folder.resolve("whole");
    Cli.run(small.arguments("train", whole, "--threads", "1", "--backend", "java")).requireDone();
    assertEquals(weights(whole).sha256(), weights(out).sha256());
  }

  private static Weights weights(Path results) {
    return ModelFile.read(results.resolve(TrainingTask.MODEL)).weights();
  }

  private static void awaitCheckpoint(Process training, Path folder) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (files(folder, "checkpoint-.*").isEmpty()) {
      assertTrue(training.isAlive() && System.nanoTime() < end, "no checkpoint was made");
      Thread.sleep(20);
    }
  }

  private static List<String> files(Path folder, String name) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.matches(name)).toList();
    }
  }

  private static String[] with(String[] args, Object... more) {
    return Stream.concat(Stream.of(args), Stream.of(more).map(Object::toString))
        .toArray(String[]::new);
  }
}

package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands in the READMEs of the sample applications. Its name keeps it out of {@code mvn
 * test}: the build runs it after it has built the applications.
 */
@DisplayName("A command in the README of a sample application")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a Unix shell")
class ExampleCommands {
  @TempDir Path folder = Path.of("");

  @TestFactory
  @DisplayName("prints what stands below it, and nothing else")
  List<DynamicTest> prints() throws IOException {
    Path all = ExampleProcess.BUILT;
    assertTrue(Files.isDirectory(all), () -> "nothing was built in " + all.toAbsolutePath());
    List<DynamicTest> tests = new ArrayList<>();
    for (Example example : Example.all()) {
      if (Files.exists(all.resolve(example.name()))) { // -Dinvoker.test builds some of them
        for (Example.Run run : example.runs()) {
          String name = example + ": " + run.command();
          tests.add(dynamicTest(name, () -> requirePrinted(example, run)));
        }
      }
    }
    return tests;
  }

  private void requirePrinted(Example example, Example.Run run)
      throws IOException, InterruptedException {
    ExampleProcess ended = ExampleProcess.run(example.name(), run.command(), folder);
    assertEquals("", ended.err());
    assertEquals(0, ended.code());
    assertTrue(run.printed().matcher(ended.out()).matches(), ended::out);
  }
}

package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  private static final Path BUILT = Path.of("target", "examples");

  @TempDir Path folder = Path.of("");

  @TestFactory
  @DisplayName("prints what stands below it, and nothing else")
  List<DynamicTest> prints() throws IOException {
    assertTrue(Files.isDirectory(BUILT), () -> "nothing was built in " + BUILT.toAbsolutePath());
    List<DynamicTest> tests = new ArrayList<>();
    for (Example example : Example.all()) {
      Path built = BUILT.resolve(example.name());
      if (Files.exists(built)) { // -Dinvoker.test builds some of them
        for (Example.Run run : example.runs()) {
          String name = example + ": " + run.command();
          tests.add(dynamicTest(name, () -> requirePrinted(run, built)));
        }
      }
    }
    return tests;
  }

  private void requirePrinted(Example.Run run, Path built)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", run.command())
            .directory(built.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    useThisJdk(shell.environment());
    Process process = shell.start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertTrue(ended, "still running after five minutes");
    assertEquals("", complaints(err));
    assertEquals(0, process.exitValue());
    String printed = Files.readString(out).strip();
    assertTrue(run.printed().matcher(printed).matches(), printed);
  }

  private static void useThisJdk(Map<String, String> environment) {
    environment.keySet().removeAll(List.of("LENET_BACKEND", "JAVA_TOOL_OPTIONS"));
    Path programs = Path.of(System.getProperty("java.home"), "bin");
    environment.merge(
        "PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
  }

  /** What stands on stderr, without the warnings about native code of JDK 24 and later. */
  private static String complaints(Path err) throws IOException {
    List<String> lines =
        Files.readAllLines(err).stream().filter(line -> !line.startsWith("WARNING: ")).toList();
    return String.join("\n", lines);
  }
}

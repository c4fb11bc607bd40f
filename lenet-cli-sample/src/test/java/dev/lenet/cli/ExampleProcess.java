package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A command of a sample application, run where the build has built that, with this JVM's JDK. */
record ExampleProcess(int code, String out, String err) {
  /** The folder that has what was built of each sample application. */
  static final Path BUILT = Path.of("target", "examples");

  /**
   * Runs a command for a Unix shell.
   *
   * @param example the name of the sample application
   * @param folder for what it prints
   */
  static ExampleProcess run(String example, String command, Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", command)
            .directory(BUILT.resolve(example).toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    useThisJdk(shell.environment());
    Process process = shell.start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertTrue(ended, () -> "still running after five minutes: " + command);
    return new ExampleProcess(
        process.exitValue(), Files.readString(out).strip(), withoutWarnings(err));
  }

  private static void useThisJdk(Map<String, String> environment) {
    environment.keySet().removeAll(List.of("LENET_BACKEND", "JAVA_TOOL_OPTIONS"));
    Path programs = Path.of(System.getProperty("java.home"), "bin");
    environment.merge(
        "PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
  }

  /** What stands on stderr, without the warnings about native code of JDK 24 and later. */
  private static String withoutWarnings(Path err) throws IOException {
    return Files.readAllLines(err).stream()
        .filter(line -> !line.startsWith("WARNING: "))
        .collect(Collectors.joining("\n"));
  }
}

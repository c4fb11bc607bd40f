package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A command of a sample application, run where the build has built that, with this JVM's JDK. */
record ExampleProcess(int code, String out, String err) {
  /** The folder that has what was built of each sample application. */
  static final Path BUILT = Path.of("target", "examples");

  /** A line of the log, as the sample application on Spark lays it out. */
  private static final Pattern SPARK_WARNING =
      Pattern.compile("\\d\\d:\\d\\d:\\d\\d WARN \\w+: .*");

  private static final Pattern STACK_TRACE =
      Pattern.compile("\\s+(at |\\.\\.\\. ).*|(Caused by: )?[\\w.$]+(Exception|Error)(: .*)?");

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
      process.descendants().forEach(ProcessHandle::destroyForcibly); // such as a whole cluster
      process.destroyForcibly();
    }
    assertTrue(ended, () -> "still running after five minutes: " + command);
    return new ExampleProcess(
        process.exitValue(),
        Files.readString(out).strip(),
        withoutWarnings(Files.readAllLines(err)));
  }

  private static void useThisJdk(Map<String, String> environment) {
    environment.keySet().removeAll(List.of("LENET_BACKEND", "JAVA_TOOL_OPTIONS"));
    Path programs = Path.of(System.getProperty("java.home"), "bin");
    environment.merge(
        "PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
  }

  /**
   * What stands on stderr, without the warnings of JDK 24 and later about native code, and without
   * those in Spark's log, with their stack traces: on a busy machine a heartbeat may come late.
   */
  static String withoutWarnings(List<String> err) {
    List<String> lines = new ArrayList<>();
    boolean afterWarning = false;
    for (String line : err) {
      boolean warning = SPARK_WARNING.matcher(line).matches();
      afterWarning = warning || (afterWarning && STACK_TRACE.matcher(line).matches());
      if (!afterWarning && !line.startsWith("WARNING: ")) {
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }
}

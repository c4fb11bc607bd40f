package dev.lenet.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The most memory that a program had, for {@link ChildProgram} to measure. */
final class PeakMemory {
  /** Linux reports the peak memory of a process here, in KiB. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final String PEAK = "VmHWM:";

  /** The answer if the system does not report it. */
  private static final long UNKNOWN = -1;

  private PeakMemory() {}

  /** Called by the program to give its peak as its answer. */
  static void say() throws IOException {
    List<String> lines = Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.of();
    ChildProgram.say(
        lines.stream()
            .filter(line -> line.startsWith(PEAK))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(UNKNOWN));
  }

  /**
   * Runs the program. Returns its peak in MiB; null if the system does not report it.
   *
   * @throws IOException if it gives no answer
   */
  static @Nullable Long mebibytesOf(ChildProgram program) throws IOException {
    long kibibytes = program.run().number();
    return kibibytes == UNKNOWN ? null : kibibytes / 1024;
  }
}

package dev.lenet.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program in a JVM of its own, with the options and the class path of this one. */
final class ChildProgram {
  /** Engines may print a line of their own: only one that begins so is an answer. */
  private static final String MARK = "lenet-bench ";

  private final List<String> command = new ArrayList<>();

  ChildProgram(Class<?> program, String... arguments) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
  }

  /** Called by the program: gives its answer. */
  static void say(long number) {
    PrintStream out = System.out;
    out.println(MARK + number);
    out.flush();
  }

  /**
   * Starts it, and waits for its end.
   *
   * @throws IOException if it gives no answer; with what it printed instead
   */
  Answer run() throws IOException {
    long began = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder printed = new StringBuilder();
    Answer answer = null;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(MARK)) {
          long nanos = System.nanoTime() - began;
          answer = new Answer(Long.parseLong(line.substring(MARK.length())), nanos);
        } else {
          printed.append(line).append('\n');
        }
      }
    } finally {
      process.destroy();
    }
    if (answer == null) {
      throw new IOException("A measuring process gave no result, but said: " + printed);
    }
    return answer;
  }

  /**
   * What it said.
   *
   * @param nanos from before its start until the answer was here
   */
  record Answer(long number, long nanos) {}
}

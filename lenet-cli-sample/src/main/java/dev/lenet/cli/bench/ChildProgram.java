package dev.lenet.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program in a separate JVM, with the class path of this one. */
final class ChildProgram {
  /** The beginning of an answer, because engines may print other lines. */
  private static final String MARK = "lenet-bench ";

  private final List<String> command = new ArrayList<>();

  /**
   * A program and its arguments.
   *
   * @param options of its JVM, after the options of this one
   */
  ChildProgram(List<String> options, Class<?> program, String... arguments) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
  }

  /** Called by the program to give its answer. */
  static void say(long number) {
    PrintStream out = System.out;
    out.println(MARK + number);
    out.flush();
  }

  /**
   * Starts the program and waits until it ends.
   *
   * @throws IOException if it gives no answer; the message has what it printed
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
      throw new IOException("A measuring process gave no result, but printed: " + printed);
    }
    return answer;
  }

  /**
   * The answer of a program.
   *
   * @param nanos from before its start until its answer arrived
   */
  record Answer(long number, long nanos) {}
}

package dev.lenet.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of the tests in a Java process of its own. */
public final class ChildJvm {
  private ChildJvm() {}

  /** What it says goes to {@code log}. */
  public static Process start(Class<?> program, int heapMegabytes, Path log, String... arguments)
      throws IOException {
    return start(command(program, heapMegabytes, arguments), log);
  }

  /** What starts it. */
  static List<String> command(Class<?> program, int heapMegabytes, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** What the command says goes to {@code log}. */
  static Process start(List<String> command, Path log) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}

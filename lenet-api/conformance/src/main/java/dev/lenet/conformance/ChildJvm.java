package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spi.BackendProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a JVM of its own, which is of the same version. */
public final class ChildJvm {
  /** One that hangs is ended; on a busy machine, those that do not take minutes. */
  private static final long MINUTES = 10;

  private final Path folder;
  private final List<String> options;

  /**
   * A JVM not yet started.
   *
   * @param folder for what it prints
   * @param options of the JVM
   */
  public ChildJvm(Path folder, String... options) {
    this.folder = folder;
    this.options = List.of(options);
  }

  /** Runs with this JVM's class path. */
  public List<String> run(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return runWith(System.getProperty("java.class.path"), main, arguments);
  }

  /** Starts with this JVM's class path, and does not wait; stderr goes to {@code log}. */
  Process start(Path log, Class<?> main, String... arguments) throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    return process(System.getProperty("java.class.path"), main, arguments, out, log);
  }

  /** Called in the child: an instance of the class that an argument names. */
  static BackendProvider provider(String className) throws ReflectiveOperationException {
    return Class.forName(className)
        .asSubclass(BackendProvider.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  /**
   * The lines that it prints on stdout; fails with what it prints on stderr if it does not end
   * well.
   */
  public List<String> runWith(String classPath, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path log = Files.createTempFile(folder, "log", ".txt");
    Process process = process(classPath, main, arguments, out, log);
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the child JVM took too long");
      assertEquals(0, process.exitValue(), Files.readString(log));
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(out);
  }

  private Process process(String classPath, Class<?> main, String[] arguments, Path out, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(log.toFile())
        .start();
  }
}

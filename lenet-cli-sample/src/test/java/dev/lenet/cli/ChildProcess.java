package dev.lenet.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** A JVM of its own for one program, with a class path and an environment of its own. */
final class ChildProcess {
  private final Path folder;
  private final List<String> classPath;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private byte[] input = new byte[0];
  private boolean onTerminal;
  private List<String> wrapper = List.of();
  private String program = Lenet.class.getName();
  private Path workingFolder = Path.of("").toAbsolutePath();

  /** As in this JVM; {@code folder} is for what it prints. */
  ChildProcess(Path folder) {
    this.folder = folder;
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    this.classPath = new ArrayList<>(Arrays.asList(path.split(File.pathSeparator)));
  }

  /** Leaves out every entry of the class path that has this in its name; there must be one. */
  ChildProcess without(String name) {
    Predicate<String> named = entry -> entry.contains(name);
    Assertions.assertTrue(classPath.removeIf(named), () -> name + " is not in " + classPath);
    return this;
  }

  /** Leaves out the file that chooses a backend. */
  ChildProcess withoutChoice() throws IOException {
    Path classes = mainClasses();
    Path copy = folder.resolve("classes");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("lenet.properties")) {
          Path target = copy.resolve(classes.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    classPath.replaceAll(e -> Path.of(e).equals(classes) ? copy.toString() : e);
    Assertions.assertTrue(classPath.contains(copy.toString()));
    return this;
  }

  ChildProcess environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ChildProcess option(String option) {
    options.add(option);
    return this;
  }

  /** What it finds in the pipe at its standard input. */
  ChildProcess input(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  /** Compiles and runs this file of source code, in its folder, instead of the command line. */
  ChildProcess source(Path file) {
    program = file.toString();
    workingFolder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    return this;
  }

  /** Runs this program instead of the command line, in that folder. */
  ChildProcess program(Class<?> main, Path from) {
    program = main.getName();
    workingFolder = from;
    return this;
  }

  /** Runs it by a command that takes it as its arguments. */
  ChildProcess by(String... command) {
    wrapper = List.of(command);
    return this;
  }

  /** Runs it on a terminal of its own, which shows stdout and stderr together. */
  ChildProcess onTerminal() {
    onTerminal = true;
    return this;
  }

  private static List<String> onTerminal(List<String> command) {
    String line =
        command.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" ", "exec ", ""));
    return List.of("script", "-qec", line, "/dev/null");
  }

  Cli run(String... args) throws IOException, InterruptedException {
    return result(start(args));
  }

  /** Starts it and does not wait; {@link #result} does. */
  Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.addAll(
        List.of("-cp", classPath.stream().collect(Collectors.joining(File.pathSeparator))));
    command.add(program);
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(onTerminal ? onTerminal(command) : command)
            .directory(workingFolder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().remove("LENET_BACKEND");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write(input);
    }
    return process;
  }

  /** What it has printed on stderr by now. */
  String errSoFar() {
    try {
      return Files.readString(folder.resolve("err.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end. */
  Cli result(Process process) throws IOException, InterruptedException {
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    Assertions.assertTrue(ended, () -> "still running after five minutes: " + process);
    return new Cli(
        process.exitValue(),
        Files.readString(folder.resolve("out.txt")),
        Files.readString(folder.resolve("err.txt")));
  }

  private static Path mainClasses() {
    try {
      return Path.of(Lenet.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

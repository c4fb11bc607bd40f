package dev.lenet.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs each kind of work on each backend, in a process of its own on Linux, and prints how what it
 * held has grown. The samples are in {@code target/soak}.
 *
 * <p>System properties: {@code soak.kinds} and {@code soak.backends} name what runs; {@code
 * soak.predictions} and {@code soak.cycles} say how much; {@code soak.minutes} is how long the
 * server runs, and each other run at most; {@code soak.rate} is the number of pictures that the
 * server is offered a second.
 */
public final class Soak {
  private static final int SECONDS = 60;

  private Soak() {}

  /** Ends with 1 if a process grew, or did not end well. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> failed = new ArrayList<>();
    for (String kind : property("soak.kinds", "predictions,cycles,serve").split(",", -1)) {
      for (String backend : property("soak.backends", "java,djl,dl4j").split(",", -1)) {
        if (run(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), backend) != 0) {
          failed.add(kind + " on " + backend);
        }
      }
    }
    if (!failed.isEmpty()) {
      System.err.println("Grew, or failed: " + String.join(", ", failed));
      System.exit(1);
    }
  }

  private static String property(String name, String usual) {
    return System.getProperty(name, usual);
  }

  private static int run(Kind kind, String backend) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "soak"));
    String name = kind.name().toLowerCase(Locale.ROOT) + "-" + backend;
    String minutes = property("soak.minutes", "60");
    String length =
        switch (kind) {
          case PREDICTIONS -> property("soak.predictions", "10000000");
          case CYCLES -> property("soak.cycles", "10000");
          case SERVE -> Long.toString(SECONDS * Long.parseLong(minutes));
        };
    String rate = "-Dsoak.rate=" + property("soak.rate", "5");
    String file = folder.resolve(name + ".csv").toString();
    return new ProcessBuilder(java(Run.class, rate, kind.name(), backend, length, minutes, file))
        .inheritIO()
        .start()
        .waitFor();
  }

  /** What starts a program in a process whose growth is to be looked at. */
  static List<String> java(Class<?> program, String option, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // all of the heap is there from the beginning, so that it is not what grows
            "-Xms256m",
            "-Xmx256m",
            "-XX:+AlwaysPreTouch",
            option,
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}

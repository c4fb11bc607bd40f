package dev.lenet.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A program that runs an {@link EngineBenchmark} in rounds: engine, library, engine, library, each
 * in a JVM of its own; so that both meet the machine in all its moods. It prints medians and the
 * ratio of each round's pair. Its arguments are the benchmark's class and the number of rounds.
 */
public final class Rounds {
  private final Class<? extends EngineBenchmark> benchmark;
  private final int rounds;

  private Rounds(Class<? extends EngineBenchmark> benchmark, int rounds) {
    this.benchmark = benchmark;
    this.rounds = rounds;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws ReflectiveOperationException, RunnerException {
    Class<? extends EngineBenchmark> type =
        Class.forName(arguments[0]).asSubclass(EngineBenchmark.class);
    int rounds = Integer.parseInt(arguments[1]);
    int learnt = type.getDeclaredConstructor().newInstance().learnt();
    Rounds all = new Rounds(type, rounds);
    List<String> lines = new ArrayList<>();
    lines.add(line("images per second", "engine", "library", "ratio", "of rounds"));
    lines.add(all.run("trainEpoch", learnt));
    lines.add(all.run("readOne", 1));
    lines.add(all.run("readAll", Digits.READ));
    System.out.printf("%n%s, %d rounds, medians%n", type.getSimpleName(), rounds);
    lines.forEach(System.out::println);
  }

  private String run(String method, int images) throws RunnerException {
    double[] engine = new double[rounds];
    double[] library = new double[rounds];
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      engine[round] = images / seconds(method, EngineBenchmark.ENGINE);
      library[round] = images / seconds(method, EngineBenchmark.LIBRARY);
      ratios[round] = library[round] / engine[round];
      System.err.printf(
          Locale.ROOT,
          "%s, round %d: engine %,.0f, library %,.0f images/s%n",
          method,
          round + 1,
          engine[round],
          library[round]);
    }
    Arrays.sort(ratios);
    return line(
        method,
        rate(median(engine)),
        rate(median(library)),
        ratio(median(ratios)),
        ratio(ratios[0]) + " to " + ratio(ratios[rounds - 1]));
  }

  private double seconds(String method, String side) throws RunnerException {
    double micros =
        new Runner(
                new OptionsBuilder()
                    .include(benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                    .param("side", side)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .runSingle()
            .getPrimaryResult()
            .getScore();
    return micros / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String rate(double imagesPerSecond) {
    return String.format(Locale.ROOT, "%,.0f", imagesPerSecond);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String line(String what, String engine, String library, String ratio, String of) {
    return String.format(Locale.ROOT, "%-18s %9s %9s %7s  %s", what, engine, library, ratio, of);
  }
}

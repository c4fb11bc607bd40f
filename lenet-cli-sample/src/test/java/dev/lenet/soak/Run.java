package dev.lenet.soak;

import dev.lenet.soak.Growth.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One kind of work on one backend, in a process of its own, with samples all along. */
final class Run {
  private static final int SAMPLES = 100;

  private final String title;
  private final Kind kind;
  private final List<Sample> samples = new ArrayList<>();

  Run(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  /**
   * Runs, prints how it grew, and ends the process, with 1 if it grew. The arguments are the kind,
   * the backend, the number of units, the minutes after which it ends in any case, and the file for
   * the samples.
   */
  public static void main(String[] arguments) throws Exception {
    Kind kind = Kind.valueOf(arguments[0]);
    long length = Long.parseLong(arguments[2]);
    long nanos = TimeUnit.MINUTES.toNanos(Long.parseLong(arguments[3]));
    Path file = Path.of(arguments[4]);
    Run run = new Run(arguments[1], kind);
    try (Work work = kind.start(arguments[1], length, Path.of(file + ".log"))) {
      run.of(work, length, SAMPLES, nanos);
    } finally {
      run.write(file);
    }
    System.exit(run.print() ? 1 : 0); // whatever threads an engine has left
  }

  /** Takes so many samples, and ends when so much is done, or so much time is over. */
  void of(Work work, long length, int count, long nanos) throws Exception {
    long start = System.nanoTime();
    long done = 0;
    for (int i = 1; i <= count; i++) {
      double part = (double) i / count;
      do {
        work.advance(kind.atOnce());
        done += kind.atOnce();
      } while (done < part * length && System.nanoTime() - start < part * nanos);
      samples.add(Sample.take(done));
    }
    double minutes = (System.nanoTime() - start) / 60.0 / TimeUnit.SECONDS.toNanos(1);
    System.out.printf(
        Locale.ROOT, "%n%s: %,d %s in %.1f min%n", title, done, kind.units(), minutes);
  }

  private void write(Path file) throws IOException {
    Stream<String> rows =
        samples.stream()
            .map(
                sample ->
                    sample.at()
                        + sample.held().values().stream()
                            .map(v -> "," + v)
                            .reduce("", String::concat));
    String names =
        Stream.of(Quantity.values())
            .map(Quantity::name)
            .reduce("AT", (all, name) -> all + "," + name);
    Files.write(file, Stream.concat(Stream.of(names), rows).toList());
  }

  /** Whether something grew. */
  boolean print() {
    System.out.printf(
        "%-22s %9s %9s %28s%n", "", "first", "last", "95%, for each " + kind.perTitle());
    boolean grew = false;
    for (Quantity quantity : Quantity.values()) {
      Growth growth = Growth.of(quantity, samples);
      Slope slope = growth.slope().per(kind.per());
      System.out.printf(
          Locale.ROOT,
          "%-22s %9.2f %9.2f %28s  %s%n",
          quantity.title(),
          growth.first(),
          growth.last(),
          String.format(Locale.ROOT, "%+.3f to %+.3f", slope.low(), slope.high()),
          growth.verdict().name().toLowerCase(Locale.ROOT));
      grew |= growth.verdict() == Verdict.GROWS;
    }
    return grew;
  }
}

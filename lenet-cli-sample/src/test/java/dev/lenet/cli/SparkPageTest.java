package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was measured stands on the page only. So what was computed from it is computed again. */
@DisplayName("docs/spark.md")
class SparkPageTest {
  private static final DocsPage PAGE = new DocsPage("spark.md");

  @Test
  @DisplayName("has the rates that its pictures and seconds give")
  void rates() throws IOException {
    List<Run> runs = runs();
    assertEquals(6, runs.size());
    for (Run run : runs) {
      requireRate(run.pictures, run.seconds, run.rate);
    }
  }

  @Test
  @DisplayName("has the seconds and rates between the rows of one executor")
  void growth() throws IOException {
    List<Run> runs = runs().stream().filter(run -> run.executors == 1).toList();
    String expected =
        String.format(
            Locale.ROOT,
            "the 90,000 pictures between the first rows took %s, and the 900,000 after them %s.",
            growth(runs.get(0), runs.get(1)),
            growth(runs.get(1), runs.get(2)));
    assertTrue(text().contains(expected), expected);
  }

  @Test
  @DisplayName("has the rate of an executor that keeps to its core")
  void oneCore() throws IOException {
    MatchResult figures =
        find("then ([\\d,]+) took ([\\d.]+) s on one executor \\(\\d+ MiB\\), ([\\d,]+) a second");
    requireRate(number(figures.group(1)), number(figures.group(2)), number(figures.group(3)));
  }

  @Test
  @DisplayName("computes a thousand million from a thousand a second and core")
  void onPaper() throws IOException {
    double hours = 1e9 / 1000 / 3600;
    double minutes = 60 * hours / (50 * 4);
    double bytes = number(find("delivers (\\d+) GB in that time").group(1)) * 1e9;
    String expected =
        String.format(
            Locale.ROOT,
            "10^9 pictures are %.0f hours of a core, so %.0f minutes on 50 executors of four cores, if"
                + " the file system delivers %.0f GB in that time, %.0f MB a second.",
            hours,
            minutes,
            bytes / 1e9,
            bytes / 1e6 / (60 * minutes));
    assertTrue(text().contains(expected), expected);
    String partition =
        String.format(
            Locale.ROOT,
            "partitions of 100,000 pictures, %.1f MB and %d s each: that is 10,000 tasks",
            bytes / 10_000 / 1e6,
            100_000 / 1000);
    assertTrue(text().contains(partition), partition);
  }

  private static String growth(Run from, Run to) {
    double seconds = to.seconds - from.seconds;
    return String.format(
        Locale.ROOT, "%.1f s, %,.0f a second", seconds, (to.pictures - from.pictures) / seconds);
  }

  /** The seconds were rounded to tenths before they were printed, and the rate was not. */
  private static void requireRate(double pictures, double seconds, double rate) {
    double least = Math.round(pictures / (seconds + 0.05));
    double most = Math.round(pictures / (seconds - 0.05));
    assertTrue(
        rate >= least && rate <= most,
        () -> "%s in %s s are %s a second".formatted(pictures, seconds, rate));
  }

  private static List<Run> runs() throws IOException {
    return PAGE.cells("| pictures | executors |").stream().skip(1).map(Run::of).toList();
  }

  private static MatchResult find(String pattern) throws IOException {
    return Pattern.compile(pattern).matcher(text()).results().findFirst().orElseThrow();
  }

  /** The page, as if it had no ends of lines. */
  private static String text() throws IOException {
    return Files.readString(DocsPage.DOCS.resolve(PAGE.name())).replaceAll("\\s+", " ");
  }

  private static double number(String text) {
    return Double.parseDouble(Objects.requireNonNull(text).replace(",", ""));
  }

  /** A row of the table. */
  private record Run(double pictures, int executors, double seconds, double rate) {
    static Run of(List<String> cells) {
      return new Run(
          number(cells.get(0)),
          Integer.parseInt(cells.get(1)),
          number(cells.get(2)),
          number(cells.get(3)));
    }
  }
}

package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.cli.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The page's first tables are what its commands printed into the files beside it. */
@DisplayName("docs/performance.md")
class PerformancePageTest {
  private static final DocsPage PAGE = new DocsPage("performance.md");
  private static final List<String> BACKENDS = List.of("djl", "dl4j", "java");

  @Test
  @DisplayName("has the medians of what was printed, and of the ratios of each round")
  void besidePython() throws IOException {
    List<String> expected = new ArrayList<>();
    expected.add(compared("training, batches of 64, images/s", number("trainImagesPerSecond")));
    expected.add(
        compared("reading, 1,000 images a call, images/s", number("predictImagesPerSecond")));
    expected.add(compared("one image, half of the calls within, µs", latency("p50")));
    expected.add(compared("one image, 99% of the calls within, µs", latency("p99")));
    expected.add(compared("start to the first digit, ms", number("startupMillis")));
    expected.add(compared("most memory of a process that trains, MiB", number("peakRssMiB")));
    expected.add(withoutPython("most memory of a process that reads, MiB"));
    assertEquals(String.join("\n", expected), PAGE.table("| figure | Python |"));
  }

  @Test
  @DisplayName("has the figures that only lenet bench measures")
  void others() throws IOException {
    List<String> expected = new ArrayList<>();
    expected.add(
        ours("training, batches of 256, images/s", number("trainImagesPerSecondBatch256")));
    for (String count : List.of("1", "2", "8")) {
      expected.add(
          ours("reading, 1 image a call, callers: %s, images/s".formatted(count), callers(count)));
    }
    List<String> callers = new ArrayList<>(List.of("2 callers against 1"));
    for (String backend : BACKENDS) {
      callers.add(ratio(runs(backend), callers("2"), runs(backend), callers("1")));
    }
    expected.add(row(callers));
    assertEquals(String.join("\n", expected), PAGE.table("| figure | DJL | DL4J | Java |"));
  }

  private static String compared(String what, ToDoubleFunction<JsonNode> figure)
      throws IOException {
    List<JsonNode> python = runs("python");
    List<String> cells = new ArrayList<>(List.of(what, count(python, figure)));
    cells.addAll(counts(figure));
    for (String backend : BACKENDS) {
      cells.add(ratio(runs(backend), figure, python, figure));
    }
    return row(cells);
  }

  /** The Python program does not measure how much memory reading takes. */
  private static String withoutPython(String what) throws IOException {
    List<String> cells = new ArrayList<>(List.of(what, "\u2013"));
    cells.addAll(counts(number("peakRssMiBReading")));
    BACKENDS.forEach(backend -> cells.add("\u2013"));
    return row(cells);
  }

  private static String ours(String what, ToDoubleFunction<JsonNode> figure) throws IOException {
    List<String> cells = new ArrayList<>(List.of(what));
    cells.addAll(counts(figure));
    return row(cells);
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> counts(ToDoubleFunction<JsonNode> figure) throws IOException {
    List<String> counts = new ArrayList<>();
    for (String backend : BACKENDS) {
      counts.add(count(runs(backend), figure));
    }
    return counts;
  }

  private static ToDoubleFunction<JsonNode> number(String key) {
    return run -> run.get(key).doubleValue();
  }

  private static ToDoubleFunction<JsonNode> latency(String key) {
    return run -> run.get("predictLatencyMicros").get(key).doubleValue();
  }

  private static ToDoubleFunction<JsonNode> callers(String count) {
    return run -> run.get("callersImagesPerSecond").get(count).doubleValue();
  }

  private static String count(List<JsonNode> runs, ToDoubleFunction<JsonNode> figure) {
    return Figures.count(median(runs.stream().mapToDouble(figure).toArray()));
  }

  /** The median of the ratios of each round. */
  private static String ratio(
      List<JsonNode> upper,
      ToDoubleFunction<JsonNode> upperFigure,
      List<JsonNode> lower,
      ToDoubleFunction<JsonNode> lowerFigure) {
    assertEquals(lower.size(), upper.size());
    double[] ratios = new double[upper.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = upperFigure.applyAsDouble(upper.get(i)) / lowerFigure.applyAsDouble(lower.get(i));
    }
    return String.format(Locale.ROOT, "%.2f", median(ratios));
  }

  private static double median(double[] odd) {
    Arrays.sort(odd);
    return odd[odd.length / 2];
  }

  /** What the runs of one program printed, one object each. */
  private static List<JsonNode> runs(String program) throws IOException {
    Path file = DocsPage.DOCS.resolve("performance").resolve(program + ".txt");
    try (MappingIterator<JsonNode> runs =
        JsonMapper.shared().readerFor(JsonNode.class).readValues(Files.readString(file))) {
      List<JsonNode> all = runs.readAll();
      assertEquals(5, all.size(), file::toString);
      return all;
    }
  }
}

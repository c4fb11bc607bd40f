package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.Evaluation;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's tables are what {@code lenet reproduce --json} printed into the files beside it. */
@DisplayName("docs/results.md")
class ResultsPageTest {
  private static final DocsPage PAGE = new DocsPage("results.md");
  private static final List<String> RECIPES = List.of("lenet5", "lenet5-fast", "lenet5-best");
  private static final List<Integer> SEEDS = List.of(42, 43, 44);
  private static final List<String> BACKENDS = List.of("djl", "dl4j", "java");

  @Test
  @DisplayName("has a row for each recipe, backend and seed, with the figures that were printed")
  void rows() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String recipe : RECIPES) {
      for (String backend : BACKENDS) {
        for (int seed : SEEDS) {
          expected.add(row(recipe, backend, seed, result(recipe, backend, seed)));
        }
      }
    }
    assertEquals(String.join("\n", expected), PAGE.table("| recipe | backend | seed |"));
  }

  @Test
  @DisplayName("has mean and spread over the seeds for each recipe and backend")
  void means() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String recipe : RECIPES) {
      for (String backend : BACKENDS) {
        expected.add(mean(recipe, backend));
      }
    }
    assertEquals(String.join("\n", expected), PAGE.table("| recipe | backend | mean |"));
  }

  @Test
  @DisplayName("shows the model in the jar as the training that has its seed")
  void pretrained() throws IOException {
    JsonNode result = result("lenet5-best", "dl4j", 42);
    Cli evaluated = Cli.run("evaluate", "--model", "pretrained", "--json").requireDone();
    int errors = evaluated.json().get("errors").intValue();
    assertEquals(result.get("testErrors").intValue(), errors);
    assertEquals(1 - errors / 10_000.0, ModelFile.pretrained().card().testAccuracy());
  }

  /** The times of the built-in engine were measured on a busy machine, so the page omits them. */
  private static String row(String recipe, String backend, int seed, JsonNode result) {
    boolean timed = !backend.equals("java");
    JsonNode interval = result.get("testAccuracyInterval");
    return "| `%s` | `%s` | %d | %s | %d | %s | %s | %s | %s |"
        .formatted(
            recipe,
            backend,
            seed,
            percent(result, "testAccuracy"),
            result.get("testErrors").intValue(),
            Figures.interval(
                new Evaluation.Interval(
                    interval.get("low").doubleValue(), interval.get("high").doubleValue())),
            percent(result, "validationAccuracy"),
            timed ? Figures.seconds(result.get("trainSeconds").doubleValue()) : "–",
            timed ? Figures.count(result.get("imagesPerSecond").doubleValue()) : "–");
  }

  private static String mean(String recipe, String backend) throws IOException {
    double[] accuracies = new double[SEEDS.size()];
    double[] errors = new double[SEEDS.size()];
    for (int i = 0; i < accuracies.length; i++) {
      JsonNode result = result(recipe, backend, SEEDS.get(i));
      accuracies[i] = 100 * result.get("testAccuracy").doubleValue();
      errors[i] = result.get("testErrors").intValue();
    }
    double mean = Arrays.stream(accuracies).average().orElseThrow();
    DoubleStream squares = Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean));
    return String.format(
        Locale.ROOT,
        "| `%s` | `%s` | %.3f%% | %.3f | %.2f%% to %.2f%% | %.1f |",
        recipe,
        backend,
        mean,
        Math.sqrt(squares.sum() / (accuracies.length - 1)),
        Arrays.stream(accuracies).min().orElseThrow(),
        Arrays.stream(accuracies).max().orElseThrow(),
        Arrays.stream(errors).average().orElseThrow());
  }

  private static String percent(JsonNode result, String key) {
    return Figures.percent(result.get(key).doubleValue());
  }

  /** The built-in engine came after the others, so its trainings have files of their own. */
  private static JsonNode result(String recipe, String backend, int seed) throws IOException {
    String name = (backend.equals("java") ? "java-" : "") + recipe + "-" + seed + ".json";
    Path file = DocsPage.DOCS.resolve("results").resolve(name);
    JsonNode printed = JsonMapper.shared().readTree(Files.readString(file));
    assertEquals(recipe, printed.get("spec").stringValue());
    assertEquals(seed, printed.get("seed").intValue());
    return printed
        .get("results")
        .valueStream()
        .filter(result -> result.get("backend").stringValue().equals(backend))
        .findFirst()
        .orElseThrow();
  }
}

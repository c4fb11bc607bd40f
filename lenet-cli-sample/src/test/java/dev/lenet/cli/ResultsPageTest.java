package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page's tables are what {@code lenet reproduce --json}, and the sample on Spark's {@code
 * digits sweep --json}, printed into the files beside it.
 */
@DisplayName("docs/results.md")
class ResultsPageTest {
  private static final DocsPage PAGE = new DocsPage("results.md");
  private static final List<String> RECIPES = List.of("lenet5", "lenet5-fast", "lenet5-best");
  private static final List<Integer> SEEDS = List.of(42, 43, 44);
  private static final List<String> BACKENDS = List.of("djl", "dl4j", "java");
  private static final List<Integer> TEN_SEEDS = IntStream.rangeClosed(42, 51).boxed().toList();

  /** 97.5% of Student's t-distribution with nine degrees of freedom. */
  private static final double T_OF_TEN = 2.262157;

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
  @DisplayName("has mean, spread and interval over ten seeds for each recipe")
  void tenSeeds() throws IOException {
    List<JsonNode> results = sweep();
    List<String> expected = new ArrayList<>();
    for (String recipe : RECIPES) {
      expected.add(
          tenSeeds(
              recipe,
              results.stream()
                  .filter(result -> result.get("spec").stringValue().equals(recipe))
                  .toList()));
    }
    assertEquals(String.join("\n", expected), PAGE.table("| recipe | seeds |"));
  }

  @Test
  @DisplayName(
      "has one training for each of ten seeds, as the recipe says, on all of MNIST, as printed"
          + " before lines named the test images")
  void tenTrainings() throws IOException {
    String mnist = Datasets.load("mnist").train().sha256();
    List<String> expected = new ArrayList<>();
    for (String recipe : RECIPES) {
      TrainingSpec training = Specs.recipe(recipe).training();
      double rate = training.optimizer().learningRate();
      for (int seed : TEN_SEEDS) {
        expected.add(
            "%s, seed %d, %d epochs at %s, java on 1 thread, %s, test images not named"
                .formatted(recipe, seed, training.epochs(), rate, mnist));
      }
    }
    assertEquals(
        String.join("\n", expected),
        sweep().stream().map(ResultsPageTest::training).collect(Collectors.joining("\n")));
  }

  @Test
  @DisplayName("has other weights after each of these trainings")
  void otherWeights() throws IOException {
    List<JsonNode> results = sweep();
    assertEquals(
        results.size(),
        results.stream().map(r -> r.get("weights_sha256").stringValue()).distinct().count());
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
    List<JsonNode> results = new ArrayList<>();
    for (int seed : SEEDS) {
      results.add(result(recipe, backend, seed));
    }
    Sample accuracies = Sample.of(results, result -> 100 * number(result, "testAccuracy"));
    return String.format(
        Locale.ROOT,
        "| `%s` | `%s` | %.3f%% | %.3f | %.2f%% to %.2f%% | %.1f |",
        recipe,
        backend,
        accuracies.mean(),
        accuracies.spread(),
        accuracies.least(),
        accuracies.most(),
        Sample.of(results, result -> number(result, "testErrors")).mean());
  }

  /** What the sweep printed, recipe by recipe in the order of the page. */
  private static List<JsonNode> sweep() throws IOException {
    Path file = DocsPage.DOCS.resolve("results").resolve("ten-seeds.jsonl");
    return Files.readAllLines(file).stream()
        .map(line -> JsonMapper.shared().readTree(line))
        .sorted(Comparator.comparing(r -> RECIPES.indexOf(r.get("spec").stringValue())))
        .toList();
  }

  private static String training(JsonNode result) {
    return "%s, seed %d, %d epochs at %s, %s on %d thread, %s, test images %s"
        .formatted(
            result.get("spec").stringValue(),
            result.get("seed").intValue(),
            result.get("epochs").intValue(),
            result.get("learning_rate").doubleValue(),
            result.get("backend").stringValue(),
            result.get("threads").intValue(),
            result.get("data_sha256").stringValue(),
            result.path("test_data_sha256").asString("not named"));
  }

  private static String tenSeeds(String recipe, List<JsonNode> results) {
    Sample accuracies = Sample.of(results, result -> 100 * number(result, "test_accuracy"));
    double margin = T_OF_TEN * accuracies.spread() / Math.sqrt(results.size());
    return String.format(
        Locale.ROOT,
        "| `%s` | 42 to 51 | %.3f%% | %.3f | %.2f%% - %.2f%% | %.2f%% to %.2f%% | %.1f | %s |",
        recipe,
        accuracies.mean(),
        accuracies.spread(),
        accuracies.mean() - margin,
        accuracies.mean() + margin,
        accuracies.least(),
        accuracies.most(),
        Sample.of(results, result -> number(result, "test_errors")).mean(),
        Figures.percent(
            Sample.of(results, result -> number(result, "validation_accuracy")).mean()));
  }

  private static double number(JsonNode result, String key) {
    return result.get(key).doubleValue();
  }

  /** One figure of several trainings. */
  private record Sample(double mean, double spread, double least, double most) {
    static Sample of(List<JsonNode> results, ToDoubleFunction<JsonNode> figure) {
      double[] values = results.stream().mapToDouble(figure).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
      return new Sample(
          mean,
          Math.sqrt(squares / (values.length - 1)),
          Arrays.stream(values).min().orElseThrow(),
          Arrays.stream(values).max().orElseThrow());
    }
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

package dev.lenet.data.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/handwriting.md says. By system properties, it measures what the page shows, with the
 * command that is there, and docs/handwriting/figures.txt keeps what it logged: {@code
 * handwriting.seeds} trainings for each number in {@code handwriting.perClass}, on {@code
 * handwriting.others} test digits of each class, with each of {@code handwriting.spec}. With {@code
 * handwriting.validation}, the images that stand for MNIST's test images are the last 5,000
 * training images, which no training uses. With {@code handwriting.folder}, the pictures stay
 * there.
 */
@Tag("once")
@DisplayName("One person's handwriting")
class HandwritingTest {
  private static final System.Logger LOG = System.getLogger(HandwritingTest.class.getName());
  private static final Path PAGE = Path.of("..", "docs", "handwriting.md");
  private static final Path FIGURES = Path.of("..", "docs", "handwriting", "figures.txt");
  private static final String RECIPE = "lenet5-finetune";
  private static final int LEARNT = 55_000;
  private static final long OTHERS = 1;

  @SuppressWarnings("NullAway.Init")
  private static TrainTestSplit mnist;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @BeforeAll
  static void load() {
    TrainTestSplit all = Datasets.load("mnist");
    mnist =
        new TrainTestSplit(
            all.train().range(0, LEARNT),
            Boolean.getBoolean("handwriting.validation")
                ? all.train().range(LEARNT, all.train().size())
                : all.test());
  }

  /** Accuracies of one training, on the hand and on MNIST. */
  private record Result(double before, double after, double mnist) {}

  @Test
  @DisplayName("is read better after a training on fifty digits, and MNIST still well")
  void fineTunes() throws IOException {
    Path folder = Path.of(System.getProperty("handwriting.folder", temporary.toString()));
    int seeds = Integer.getInteger("handwriting.seeds", 1);
    HandFolder hand = new HandFolder(folder.resolve("hand"), HandFolder.BACKWARD);
    hand.write("test", mnist.test(), Integer.getInteger("handwriting.others", 8), OTHERS);
    for (int perClass : numbers(System.getProperty("handwriting.perClass", "5"))) {
      List<TrainTestSplit> own = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        own.add(written(hand, perClass, seed));
      }
      for (String spec : System.getProperty("handwriting.spec", RECIPE).split(",", -1)) {
        List<Result> results = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
          results.add(train(Specs.find(spec), seed, own.get(seed - 1)));
        }
        report(spec, 10 * perClass, results);
        if (perClass == 5 && spec.equals(RECIPE)) {
          assertImproves(results.get(0));
        }
      }
    }
  }

  /** Writes the training part anew, and reads both. The first fifty are drawn on a sheet. */
  private static TrainTestSplit written(HandFolder hand, int perClass, int seed)
      throws IOException {
    Path folder = hand.path().resolveSibling("hand-%d-%d".formatted(10 * perClass, seed));
    new HandFolder(folder, hand.hand()).write("train", mnist.train(), perClass, seed);
    Path test = folder.resolve("test");
    if (Files.notExists(test)) {
      copy(hand.path().resolve("test"), test);
    }
    TrainTestSplit own = own(folder);
    if (perClass == 5 && seed == 1) {
      File sheet = hand.path().resolveSibling("hand.png").toFile();
      ImageIO.write(HandSheet.of(folder, own.train()), "png", sheet);
    }
    return own;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void assertImproves(Result result) {
    assertTrue(result.before() < 0.97, () -> "before: " + result);
    assertTrue(result.after() > result.before() + 0.01, () -> "after: " + result);
    assertTrue(result.mnist() > 0.97, () -> "on MNIST: " + result);
  }

  private static int[] numbers(String list) {
    return Arrays.stream(list.split(",", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private static TrainTestSplit own(Path folder) {
    return Datasets.load(DatasetRequest.builder("mnist").directory(folder).build());
  }

  private static Result train(NetworkSpec recipe, long seed, TrainTestSplit own) {
    NetworkSpec spec = recipe.withTraining(recipe.training().toBuilder().seed(seed).build());
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(spec, ModelFile.pretrained())) {
      double before = accuracy(backend, model, own.test());
      backend.newTrainer(spec.training()).train(model, own.train());
      return new Result(
          before, accuracy(backend, model, own.test()), accuracy(backend, model, mnist.test()));
    }
  }

  private static double accuracy(Backend backend, Model model, Dataset data) {
    return backend.newEvaluator().evaluate(model, data).accuracy();
  }

  private static void report(String spec, int digits, List<Result> results) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0} | {1} | {2} | {3} | {4} |",
        spec,
        digits,
        percent(results, Result::before),
        percent(results, Result::after),
        percent(results, Result::mnist));
  }

  /** Mean, and if there are several, the least and the greatest. */
  private static String percent(List<Result> results, ToDoubleFunction<Result> accuracy) {
    double[] all = results.stream().mapToDouble(accuracy).map(a -> 100 * a).sorted().toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    return all[0] == all[all.length - 1]
        ? String.format(Locale.ROOT, "%.1f%%", mean)
        : String.format(Locale.ROOT, "%.1f%% (%.1f to %.1f)", mean, all[0], all[all.length - 1]);
  }

  @Test
  @DisplayName("is read as well as the page says, which has what the measurement printed")
  void isMeasured() throws IOException {
    List<String> printed = Files.readAllLines(FIGURES);
    assertEquals(4, printed.size(), printed::toString);
    String page = Files.readString(PAGE);
    for (String line : printed) {
      assertTrue(page.contains("\n" + line.substring(line.indexOf('|')) + "\n"), line);
    }
  }

  @Test
  @DisplayName("is learnt by a model that says where it began and what it learnt from")
  void saysWhereItBegan() throws IOException {
    HandFolder some = new HandFolder(temporary.resolve("digits"), HandFolder.BACKWARD);
    some.write("", mnist.train().range(0, 1_000), 3, 7);
    Path file = temporary.resolve("mine.safetensors");
    NetworkSpec spec = Specs.recipe("lenet5-finetune");
    TrainTestSplit mine =
        Datasets.load(DatasetRequest.builder("mnist").directory(some.path()).build());
    try (Backend backend = Backends.open();
        Model model = backend.newModel(spec, ModelFile.pretrained())) {
      TrainingReport report = backend.newTrainer(spec.training()).train(model, mine.train());
      Evaluation evaluation = backend.newEvaluator().evaluate(model, mine.test());
      ModelFile.of(model, report, evaluation).write(file);
    }
    ModelFile saved = ModelFile.read(file);
    assertEquals("lenet5-finetune", saved.spec().name());
    assertEquals("digits/train", saved.card().trainingData());
    String from = String.valueOf(saved.card().startedFrom());
    assertTrue(from.startsWith("lenet5-best, weights of SHA-256 "), from);
  }
}

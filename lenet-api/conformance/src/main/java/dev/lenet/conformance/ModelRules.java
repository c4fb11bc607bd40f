package dev.lenet.conformance;

import static dev.lenet.conformance.Close.assertClose;
import static dev.lenet.conformance.Close.probabilities;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spi.Network;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules about models: weights in and out, prediction by one caller or many. */
abstract class ModelRules extends BackendRules {
  private static final int CALLERS = 8;

  /** How many lists are predicted while weights are set, and how many until both were used. */
  private static final int LISTS = 5;

  private static final int MOST_LISTS = 1000;

  private final NetworkSpec spec = Samples.lenet5();

  ModelRules(BackendConformance suite) {
    super(suite);
  }

  @Test
  @DisplayName("B20 begins with the initial weights of the spec's seed, bit for bit")
  void beginsWithInitialWeights() {
    for (long seed : new long[] {1, 42}) {
      NetworkSpec seeded = Samples.withSeed(spec, seed);
      try (Model model = backend().newModel(seeded)) {
        assertEquals(
            Weights.initial(seeded),
            model.weights(),
            "Weights come from Weights.initial, never from the engine's own generator");
      }
    }
  }

  @Test
  @DisplayName(
      "B21 gives back the weights it took, and with them the same probabilities, bit for bit")
  void keepsWeights() {
    List<Image> images = Samples.images(20);
    try (Model model = backend().newModel(spec);
        Model other = backend().newModel(Samples.withSeed(spec, 7))) {
      float[] expected = probabilities(model.predict(images));
      other.setWeights(model.weights());
      assertEquals(model.weights(), other.weights(), "the weights that were set");
      assertArrayEquals(
          expected,
          probabilities(other.predict(images)),
          "probabilities with weights that another model gave");
      model.setWeights(model.weights());
      assertArrayEquals(
          expected,
          probabilities(model.predict(images)),
          "probabilities with the model's weights set again");
    }
  }

  @Test
  @DisplayName("B22 comes back from a file with the same probabilities, bit for bit")
  void comesBackFromAFile(@TempDir Path folder) {
    List<Image> images = Samples.images(20);
    Path file = folder.resolve("model.safetensors");
    try (Model model = backend().newModel(spec)) {
      TrainingReport report =
          backend().newTrainer(spec.training()).train(model, Samples.data(30), Samples.threads(1));
      ModelFile.of(model, report).write(file);
      try (Model read = backend().newModel(ModelFile.read(file))) {
        assertEquals(spec, read.spec(), "the spec of a model from a file");
        assertArrayEquals(
            probabilities(model.predict(images)),
            probabilities(read.predict(images)),
            "probabilities before and after the file");
      }
    }
  }

  @Test
  @DisplayName("B23 gives an image the same answer alone and among others, in lists of any length")
  void answersDoNotDependOnCompany() {
    try (Model model = backend().newModel(spec)) {
      List<Image> images = Samples.images(260);
      float[] all = probabilities(model.predict(images));
      assertEquals(0, model.predict(List.of()).size());
      for (int length : new int[] {1, 2, 7, 127, 128, 129}) {
        float[] some = probabilities(model.predict(images.subList(0, length)));
        float[] expected = Arrays.copyOf(all, length * spec.classes());
        assertClose(
            expected,
            some,
            tolerance(),
            "These are probabilities of the first " + length + " images of a longer list");
      }
    }
  }

  @Test
  @DisplayName("B24 gives probabilities: none negative, one for each class, together 1")
  void givesProbabilities() {
    try (Model model = backend().newModel(spec)) {
      for (Prediction prediction : model.predict(Samples.images(50))) {
        double sum = 0;
        for (float probability : prediction.probabilities()) {
          assertTrue(probability >= 0, "a negative probability");
          sum += probability;
        }
        assertEquals(
            spec.classes(), prediction.probabilities().length, "probabilities of an image");
        assertEquals(1, sum, 1e-5, "the sum of the probabilities");
      }
    }
  }

  @Test
  @DisplayName("B25 gives many threads at once the answers that one gets, bit for bit")
  void isSafeForManyThreads() throws InterruptedException, ExecutionException {
    try (Model model = backend().newModel(spec)) {
      Callers callers = new Callers(model, Samples.images(16), CALLERS);
      callers.assertEachGets(
          callers.alone(),
          5,
          new CountDownLatch(CALLERS),
          "probabilities that one of " + CALLERS + " threads at once got");
    }
  }

  @Test
  @DisplayName("B26 predicts with weights of its own, whatever another model's are")
  void sharesNoWeights() {
    List<Image> images = Samples.images(10);
    try (Model model = backend().newModel(spec);
        Model other = backend().newModel(spec)) {
      float[] before = probabilities(model.predict(images));
      other.setWeights(Weights.of(spec, new float[spec.parameterCount()]));
      for (float probability : probabilities(other.predict(images))) {
        assertEquals(0.1, probability, 1e-6, "all its weights are 0, so all classes are alike");
      }
      assertArrayEquals(
          before,
          probabilities(model.predict(images)),
          "probabilities before and after another model's weights were set");
    }
  }

  @Test
  @DisplayName("B28 answers a list with the weights of one moment, whenever others are set")
  void answersWithOneSetOfWeights() throws InterruptedException, ExecutionException {
    List<Image> images = Samples.images(130);
    Weights second = Weights.initial(Samples.withSeed(spec, 7));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    AtomicBoolean over = new AtomicBoolean();
    try (Model model = backend().newModel(spec)) {
      Weights first = model.weights();
      float[] ofFirst = probabilities(model.predict(images));
      model.setWeights(second);
      float[] ofSecond = probabilities(model.predict(images));
      Future<?> setting =
          thread.submit(
              () -> {
                while (!over.get()) {
                  model.setWeights(first);
                  model.setWeights(second);
                }
              });
      // five answers may all be of the same weights, if the threads keep in step
      int most = Arrays.equals(ofFirst, ofSecond) ? LISTS : MOST_LISTS;
      Set<Boolean> seen = new HashSet<>();
      for (int repeat = 0; repeat < LISTS || (repeat < most && seen.size() < 2); repeat++) {
        float[] answer = probabilities(model.predict(images));
        boolean isOfFirst = Arrays.equals(answer, ofFirst);
        assertTrue(
            isOfFirst || Arrays.equals(answer, ofSecond),
            "probabilities of a list while weights were set are of neither the old nor the new");
        seen.add(isOfFirst);
      }
      over.set(true);
      setting.get();
    } finally {
      over.set(true);
      thread.shutdown();
    }
  }

  @Test
  @DisplayName("B29 takes no weights that are not numbers, and never hides what they give")
  void refusesWhatIsNoNumber() {
    List<Image> images = Samples.images(3);
    float[] weights = Weights.initial(spec).toArray();
    weights[0] = Float.NaN;
    try (Model model = backend().newModel(spec)) {
      float[] before = probabilities(model.predict(images));
      assertThrows(
          IllegalArgumentException.class,
          () -> model.setWeights(Weights.of(spec, weights)),
          "a model took NaN as a weight");
      assertClose(
          before,
          probabilities(model.predict(images)),
          tolerance(),
          "These are probabilities after weights that were refused");
    }
    GoldenNetwork.cases().stream()
        .filter(golden -> golden.spec().layers().size() > 1 && isCapableOf(golden.spec()))
        .forEach(this::handsOnNaN);
  }

  /** Through every operation that the golden networks have: behind the last layer all is NaN. */
  private void handsOnNaN(GoldenNetwork golden) {
    float[] right = golden.weights().toArray();
    float[] wrong = right.clone();
    wrong[0] = Float.NaN;
    float[] before = new float[golden.rows() * golden.spec().classes()];
    float[] logits = new float[before.length];
    try (Network network = newNetwork(golden.spec())) {
      network.setWeights(right);
      network.outputs(golden.batch().inputs(), golden.rows(), before);
      network.setWeights(wrong);
      network.outputs(golden.batch().inputs(), golden.rows(), logits);
      for (float logit : logits) {
        assertTrue(
            Float.isNaN(logit),
            () -> "%s: a logit is %s, though a weight before it is NaN".formatted(golden, logit));
      }
      network.setWeights(right);
      network.outputs(golden.batch().inputs(), golden.rows(), logits);
      assertClose(before, logits, tolerance(before), "These are logits after those of NaN");
    }
  }

  @Test
  @DisplayName("B27 refuses images, inputs and weights of another shape, and says which it takes")
  void refusesOtherShapes() {
    NetworkSpec padded = Specs.recipe("lenet5-fast");
    try (Model model = backend().newModel(padded)) {
      assertRefused("1x33x33", () -> model.predict(Image.gray(33, 33, new byte[33 * 33])));
      Image colour = new Image(new Shape(3, 28, 28), new byte[3 * 28 * 28]);
      assertRefused("3x28x28", () -> model.predict(colour));
      assertRefused("1x32x32", () -> model.probabilities(new float[1023]));
      NetworkSpec smaller = GoldenNetwork.load("dense-only").spec();
      assertRefused("[", () -> model.setWeights(Weights.initial(smaller)));
    }
  }

  private static void assertRefused(String piece, Runnable call) {
    var e =
        assertThrows(
            IllegalArgumentException.class, call::run, "what is refused, and needs " + piece);
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(piece), () -> "'" + piece + "' should be in: " + message);
  }
}

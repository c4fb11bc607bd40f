package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Image;
import dev.lenet.api.LibraryVersion;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A model file made of a training")
class SavingTest {
  private static final Dataset DATA = SmallData.of(41);
  private static final TrainingSpec TRAINING = SoftmaxRegression.training(0.5, 8, 3, 5, null);
  private static final NetworkSpec SPEC = SoftmaxRegression.spec(TRAINING);

  private final Backend backend = new SoftmaxRegression().backend();

  @TempDir Path folder = Path.of("");

  private ModelFile trained() {
    try (Model model = backend.newModel(SPEC)) {
      TrainingReport report = backend.newTrainer(TRAINING).train(model, DATA);
      return ModelFile.of(model, report);
    }
  }

  @Test
  @DisplayName("has the model's spec and weights, and a card that the library fills in")
  void fillsInTheCard() {
    try (Model model = backend.newModel(SPEC)) {
      TrainingReport report = backend.newTrainer(TRAINING).train(model, DATA);
      ModelFile file = ModelFile.of(model, report);
      assertEquals(model.spec(), file.spec());
      assertEquals(model.weights(), file.weights());
      ModelCard card = file.card();
      assertEquals(LibraryVersion.get(), card.libraryVersion());
      assertEquals("softmax", card.backend());
      assertEquals("plain Java", card.engine());
      assertEquals("0", card.engineVersion());
      assertEquals(7, card.seed());
      assertEquals(3, card.epochs());
      assertEquals("test", card.trainingData());
      assertEquals(DATA.sha256(), card.trainingDataSha256());
      assertNull(card.startedFrom());
      assertEquals(report.kept().validationAccuracy(), card.validationAccuracy());
      assertNull(card.testAccuracy());
      Evaluation evaluation = backend.newEvaluator().evaluate(model, DATA);
      ModelCard tested = ModelFile.of(model, report, evaluation).card();
      assertEquals(Double.valueOf(evaluation.accuracy()), tested.testAccuracy());
      assertEquals(card.validationAccuracy(), tested.validationAccuracy());
    }
  }

  @Test
  @DisplayName("is refused if the model's weights are not those that the training kept")
  void refusesOtherWeights() {
    try (Model model = backend.newModel(SPEC)) {
      Weights initial = model.weights();
      TrainingReport first = backend.newTrainer(TRAINING).train(model, DATA);
      Weights kept = model.weights();
      TrainingReport second = backend.newTrainer(TRAINING).train(model, DATA);
      assertRefused(model, first);
      assertEquals(3, ModelFile.of(model, second).card().epochs());
      model.setWeights(initial);
      assertRefused(model, second);
      model.setWeights(kept);
      assertNull(ModelFile.of(model, first).card().startedFrom());
    }
  }

  private static void assertRefused(Model model, TrainingReport report) {
    var e = assertThrows(IllegalArgumentException.class, () -> ModelFile.of(model, report));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("the weights of another training"), message);
    assertTrue(message.contains("the report of the model's latest training"), message);
  }

  @Test
  @DisplayName("is read as it was written, and describes itself")
  void isRead() {
    ModelFile file = trained();
    Path path = folder.resolve("model.safetensors");
    file.write(path);
    ModelFile read = ModelFile.read(path);
    assertEquals(file.card(), read.card());
    assertEquals(file.weights(), read.weights());
    assertTrue(read.toString().startsWith("regression {\"libraryVersion\":"), read::toString);
  }

  @Test
  @DisplayName("gives its card to the model opened from it, until that is changed")
  void isKnownToTheModel() {
    ModelFile file = trained();
    try (Model model = backend.newModel(file)) {
      assertEquals(file.card(), model.card());
      model.predict(Image.gray(2, 2, new byte[4]));
      assertEquals(file.card(), model.card());
      model.setWeights(file.weights());
      assertNull(model.card());
    }
    try (Model model = backend.newModel(file)) {
      backend.newTrainer(TRAINING).train(model, DATA);
      assertNull(model.card());
    }
    try (Model model = backend.newModel(SPEC)) {
      assertNull(model.card());
    }
  }

  @Test
  @DisplayName("keeps its card with the model when a training fails")
  void keepsItsCard() {
    ModelFile file = trained();
    TrainingSpec diverging = SoftmaxRegression.training(1e39, 8, 3, 0, null);
    try (Model model = backend.newModel(file)) {
      assertThrows(RuntimeException.class, () -> backend.newTrainer(diverging).train(model, DATA));
      assertEquals(file.card(), model.card());
    }
  }

  @Test
  @DisplayName("says which weights it began with, if they were not the seed's")
  void saysWhatItStartedFrom() {
    ModelFile first = trained();
    String from = "regression, weights of SHA-256 " + first.weights().sha256();
    try (Model model = backend.newModel(first)) {
      TrainingReport report = backend.newTrainer(TRAINING).train(model, DATA);
      assertEquals(from, ModelFile.of(model, report).card().startedFrom());
    }
    try (Model model = backend.newModel(SPEC)) {
      model.setWeights(first.weights());
      TrainingReport report = backend.newTrainer(TRAINING).train(model, DATA);
      assertEquals(from, report.startedFrom());
      Weights second = model.weights();
      assertEquals(
          "regression, weights of SHA-256 " + second.sha256(),
          backend.newTrainer(TRAINING).train(model, DATA).startedFrom());
    }
  }

  @Test
  @DisplayName("names the file's network if a model of another spec began with its weights")
  void beginsWithAFile() {
    ModelFile first = trained();
    NetworkSpec.Builder other = NetworkSpec.builder("finer").input(SPEC.input());
    NetworkSpec finer = other.layers(SPEC.layers()).training(TRAINING).build();
    try (Model model = backend.newModel(finer, first)) {
      assertEquals(first.card(), model.card());
      assertEquals(first.weights(), model.weights());
      TrainingReport report = backend.newTrainer(TRAINING).train(model, DATA);
      ModelFile second = ModelFile.of(model, report);
      assertEquals("finer", second.spec().name());
      assertEquals(
          "regression, weights of SHA-256 " + first.weights().sha256(),
          second.card().startedFrom());
      assertEquals(
          "finer, weights of SHA-256 " + second.weights().sha256(),
          backend.newTrainer(TRAINING).train(model, DATA).startedFrom());
    }
  }

  @Test
  @DisplayName("is refused as the beginning of another network, and the message says what differs")
  void isRefusedByAnotherNetwork() {
    ModelFile file = trained();
    NetworkSpec other = Specs.recipe("lenet5");
    var e = assertThrows(ModelFileException.class, () -> backend.newModel(other, file));
    assertEquals(ErrorCode.MODEL_FILE_MISMATCH, e.code());
    for (String part :
        List.of("'regression' (input ", "\"height\":2,", "'lenet5' (input ", "resize")) {
      assertTrue(e.reason().contains(part), () -> part + " is not in: " + e.reason());
    }
    List<LayerSpec> more = new ArrayList<>(SPEC.layers());
    more.add(0, LayerSpec.dense("before", 4).build());
    NetworkSpec deeper = SPEC.toBuilder().layers(more).build();
    var f = assertThrows(ModelFileException.class, () -> file.requireNetwork(deeper, "The file"));
    assertTrue(f.reason().startsWith("The file has the network 'regression' (layer 1 is "));
  }

  @Test
  @DisplayName("still says so after the training was stopped and resumed")
  void saysSoAfterAResume() {
    ModelFile first = trained();
    String from = "regression, weights of SHA-256 " + first.weights().sha256();
    try (Model model = backend.newModel(first)) {
      backend.newTrainer(TRAINING).train(model, DATA, Options.saving(folder, 0, new StopAtOnce()));
    }
    try (Model model = backend.newModel(SPEC)) {
      TrainingReport report =
          backend.newTrainer(TRAINING).train(model, DATA, Options.resuming(folder, 0));
      assertEquals(from, ModelFile.of(model, report).card().startedFrom());
    }
  }

  @Test
  @DisplayName("of a training of the seed's weights does not, whatever model resumes it")
  void saysNothingAfterAResume() {
    ModelFile other = trained();
    try (Model model = backend.newModel(SPEC)) {
      backend.newTrainer(TRAINING).train(model, DATA, Options.saving(folder, 0, new StopAtOnce()));
    }
    try (Model model = backend.newModel(other)) {
      TrainingReport report =
          backend.newTrainer(TRAINING).train(model, DATA, Options.resuming(folder, 0));
      assertNull(report.startedFrom());
    }
  }

  @Test
  @DisplayName("can be read again however long name and SHA-256 of the data are")
  void boundsNames() {
    Dataset named =
        new ChangedDataset(DATA) {
          @Override
          public String name() {
            return "n".repeat(5_000);
          }

          @Override
          public String sha256() {
            return "5".repeat(5_000);
          }
        };
    Path path = folder.resolve("model.safetensors");
    try (Model model = backend.newModel(SPEC)) {
      ModelFile.of(model, backend.newTrainer(TRAINING).train(model, named)).write(path);
    }
    ModelCard card = ModelFile.read(path).card();
    assertEquals("n".repeat(999) + "…", card.trainingData());
    assertEquals("5".repeat(999) + "…", card.trainingDataSha256());
  }

  @Test
  @DisplayName("can be read again however long the description of the first weights is")
  void boundsStartedFrom() {
    Path path = folder.resolve("model.safetensors");
    try (Model model = backend.newModel(SPEC)) {
      TrainingReport report = backend.newTrainer(TRAINING).train(model, DATA);
      TrainingReport longer =
          new TrainingResult(
              report.epochs(),
              report.keptEpoch(),
              report.training(),
              report.threads(),
              report.trainSeconds(),
              report.backend(),
              report.dataName(),
              report.dataSha256(),
              "w".repeat(5_000),
              report.weightsSha256());
      ModelFile.of(model, longer).write(path);
    }
    assertEquals("w".repeat(999) + "…", ModelFile.read(path).card().startedFrom());
  }

  @Test
  @DisplayName("has class names, which its predictions have too")
  void hasClassNames() {
    NetworkSpec named = SPEC.toBuilder().classNames(List.of("shirt", "bag", "coat")).build();
    Path path = folder.resolve("model.safetensors");
    try (Model model = backend.newModel(named)) {
      ModelFile.of(model, backend.newTrainer(TRAINING).train(model, DATA)).write(path);
    }
    try (Model model = backend.newModel(ModelFile.read(path))) {
      Image image = Image.gray(2, 2, new byte[] {0, (byte) 200, 0, 0});
      assertEquals("bag", model.predict(image).name());
      assertEquals(named.classNames(), model.spec().classNames());
    }
  }

  private static final class StopAtOnce implements TrainingListener {
    @Override
    public void onEpoch(EpochReport report) {}

    @Override
    public boolean wantsToStop() {
      return true;
    }
  }
}

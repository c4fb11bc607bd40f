package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.weights.ModelFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("lenet train")
class TrainCommandTest {
  @TempDir static Path folder = Path.of("");
  private static Path out = Path.of("");
  private static SmallMnist small = new SmallMnist(Path.of(""), Path.of(""));
  private static Cli trained = new Cli(0, "", "");

  @BeforeAll
  static void trainOnce() throws IOException {
    small = SmallMnist.in(folder);
    out = folder.resolve("out/deep");
    trained = Cli.run(small.arguments("train", out, "--seed", "7", "--threads", "2", "--json"));
    trained.requireDone();
  }

  @Test
  @DisplayName("prints one JSON object with the keys of the contract")
  void json() {
    JsonNode json = trained.json();
    assertEquals("djl", json.get("backend").stringValue());
    assertEquals("small", json.get("spec").stringValue());
    assertEquals(2, json.get("epochs").intValue());
    double accuracy = json.get("testAccuracy").doubleValue();
    assertEquals(Math.round((1 - accuracy) * SmallMnist.TEST), json.get("testErrors").intValue());
    assertTrue(json.get("trainSeconds").doubleValue() > 0);
    assertTrue(json.get("imagesPerSecond").doubleValue() > 0);
    assertEquals(out.resolve("model.safetensors").toString(), json.get("model").stringValue());
  }

  @Test
  @DisplayName("says on stderr how each epoch went")
  void progress() {
    assertTrue(trained.err().contains("djl  epoch 1 of 2  loss "), trained.err());
    assertTrue(trained.err().contains("djl  epoch 2 of 2  loss "), trained.err());
    assertFalse(trained.err().contains("\r"), "no progress bar without a terminal");
  }

  @Test
  @DisplayName("writes a model whose card says where it comes from")
  void modelFile() {
    ModelFile file = ModelFile.read(out.resolve("model.safetensors"));
    assertEquals("djl", file.card().backend());
    assertEquals(7, file.card().seed());
    assertEquals(7, file.spec().training().seed());
    assertEquals(2, file.card().epochs());
    assertEquals(
        Datasets.load(DatasetRequest.builder("mnist").directory(small.data()).build())
            .train()
            .sha256(),
        file.card().trainingDataSha256());
    assertEquals(trained.json().get("testAccuracy").doubleValue(), file.card().testAccuracy());
  }

  @Test
  @DisplayName("writes the history of all epochs")
  void history() throws IOException {
    JsonNode history = JsonMapper.shared().readTree(Files.readString(out.resolve("history.json")));
    assertEquals(2, history.get("epochs").size());
    assertEquals(2, history.get("threads").intValue());
    assertEquals(SmallMnist.TRAIN, history.get("trainImages").intValue());
    JsonNode last = history.get("epochs").get(1);
    assertEquals(2, last.get("epoch").intValue());
    for (String key :
        Set.of("trainLoss", "trainAccuracy", "validationLoss", "validationAccuracy")) {
      assertTrue(last.get(key).isNumber(), key);
    }
    int images = 0;
    for (JsonNode row : history.get("test").get("confusion")) {
      for (JsonNode count : row) {
        images += count.intValue();
      }
    }
    assertEquals(SmallMnist.TEST, images);
  }

  @ParameterizedTest
  @CsvSource({
    "accuracy.png,1120,780",
    "loss.png,1120,780",
    "confusion.png,1120,1120",
    "rejection.png,1120,780",
    "calibration.png,1120,780",
    "kernels.png,804,172"
  })
  @DisplayName("draws curves, the confusion matrix, how sure the answers are, and the kernels")
  void pictures(String name, int width, int height) throws IOException {
    BufferedImage picture = ImageIO.read(out.resolve(name).toFile());
    assertEquals(width, picture.getWidth());
    assertEquals(height, picture.getHeight());
  }

  @Test
  @DisplayName("writes a self-contained page")
  void page() throws IOException {
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("Learning curves"));
    assertTrue(page.contains("data:image/png;base64,"));
    assertFalse(page.contains("http:") || page.contains("https:"));
    assertFalse(page.contains("98.47"), "another network's result has no place here");
  }

  @Test
  @DisplayName("gives the same weights for the same seed and threads")
  void repeatable() throws IOException {
    Path again = folder.resolve("again");
    Cli.run(small.arguments("train", again, "--seed", "7", "--threads", "2", "--quiet"))
        .requireDone();
    assertEquals(
        ModelFile.read(out.resolve("model.safetensors")).weights(),
        ModelFile.read(again.resolve("model.safetensors")).weights());
  }

  @Test
  @DisplayName("is silent on stderr with --quiet, and takes epochs and limit from the options")
  void quiet() {
    Path quiet = folder.resolve("quiet");
    Cli cli =
        Cli.run(small.arguments("train", quiet, "--epochs", "1", "--limit", "300", "--quiet"));
    cli.requireDone();
    assertEquals("", cli.err());
    assertTrue(cli.out().contains("djl (PyTorch"), cli.out());
    assertEquals(1, ModelFile.read(quiet.resolve("model.safetensors")).card().epochs());
  }

  @ParameterizedTest
  @CsvSource({
    "--limit,5000,--limit 5000 leaves no image for training",
    "--limit,0,--limit must be at least 1",
    "--threads,0,--threads must be at least 1",
    "--epochs,0,--epochs must be at least 1",
    "--epochs,many,is not a whole number",
    "--nonsense,1,Unknown option"
  })
  @DisplayName("refuses impossible numbers with exit code 2")
  void wrongUsage(String option, String value, String sentence) {
    Cli.run("train", option, value).requireRefusal(2, sentence);
  }

  @Test
  @DisplayName("does not train if it could not write the result")
  void unwritableFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Cli.run("train", "--data", small.data().toString(), "--out", file.toString())
        .requireRefusal(1, file.toString(), "'" + file + "' is not a folder");
  }
}

package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Fifty pictures in folders named by digit")
class OwnDigitsTest {
  private static final String DIGITS = "0123456789";

  @TempDir static Path folder = Path.of("");
  private static Dataset mnist =
      Dataset.of("none", Specs.recipe("lenet5").input().shape(), 10, new byte[0], new byte[0]);
  private static Path data = Path.of("");

  @BeforeAll
  static void draw() throws IOException {
    mnist = Datasets.load("mnist").train();
    data = draw("digits", DIGITS, 5);
  }

  /** Writes pictures of digits, dark on light, in folders with one letter of {@code names} each. */
  private static Path draw(String name, String names, int perClass) throws IOException {
    int[] drawn = new int[names.length()];
    for (int i = 0; i < 1_000; i++) {
      int label = mnist.label(i);
      if (label < names.length() && drawn[label] < perClass) {
        drawn[label]++;
        Path of = folder.resolve(name).resolve(names.substring(label, label + 1));
        Files.createDirectories(of);
        ImageIO.write(picture(i), "png", of.resolve(drawn[label] + ".png").toFile());
      }
    }
    return folder.resolve(name);
  }

  private static BufferedImage picture(int index) {
    byte[] pixels = mnist.image(index).pixels();
    BufferedImage picture = new BufferedImage(84, 84, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 84; y++) {
      for (int x = 0; x < 84; x++) {
        picture.getRaster().setSample(x, y, 0, 255 - (pixels[y / 3 * 28 + x / 3] & 255));
      }
    }
    return picture;
  }

  private static Cli train(Path data, String out, String... more) {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, "train", "--backend", "java", "--data", data.toString());
    Collections.addAll(arguments, "--out", folder.resolve(out).toString(), "--quiet");
    Collections.addAll(arguments, more);
    return Cli.run(arguments.toArray(new String[0]));
  }

  private static ModelFile model(String out) {
    return ModelFile.read(folder.resolve(out).resolve("model.safetensors"));
  }

  private static Path spec(String name, NetworkSpec spec) throws IOException {
    return Files.writeString(folder.resolve(name), Specs.toJson(spec));
  }

  @Test
  @DisplayName("train the model in the jar further, by the recipe for that; the card says so")
  void fineTunes() {
    JsonNode json = train(data, "tuned", "--from", "pretrained", "--json").requireDone().json();
    String from = "lenet5-best, weights of SHA-256 " + ModelFile.pretrained().weights().sha256();
    assertEquals("lenet5-finetune", json.get("spec").stringValue());
    assertEquals(from, json.get("startedFrom").stringValue());
    assertTrue(json.get("testErrors").intValue() <= 1, json::toString);
    ModelFile tuned = model("tuned");
    assertEquals(from, tuned.card().startedFrom());
    assertEquals("digits/train", tuned.card().trainingData());
    assertEquals(Specs.recipe("lenet5-finetune"), tuned.spec());

    String file = folder.resolve("tuned/model.safetensors").toString();
    Cli again = train(data, "again", "--from", file, "--epochs", "1").requireDone();
    assertTrue(
        again.out().contains("began    with lenet5-finetune, weights of SHA-256"), again::out);
  }

  @Test
  @DisplayName("are enough for a larger batch, a few images for validation, and early stopping")
  void fewImages() throws IOException {
    TrainingSpec training =
        Specs.recipe("lenet5-best").training().toBuilder()
            .batchSize(128)
            .epochs(9)
            .validation(7)
            .patience(2)
            .build();
    Path spec = spec("few.json", Specs.recipe("lenet5-best").withTraining(training));
    JsonNode json =
        train(
                data,
                "few",
                "--spec",
                spec.toString(),
                "--from",
                "pretrained",
                "--threads",
                "4",
                "--json")
            .requireDone()
            .json();
    assertTrue(json.get("validationAccuracy").doubleValue() > 0.8, json::toString);
    assertTrue(json.get("epochs").intValue() < 9, json::toString);
    train(data, "eight", "--spec", spec.toString(), "--limit", "8", "--epochs", "2").requireDone();
    train(data, "all", "--spec", spec.toString(), "--limit", "7")
        .requireRefusal(2, "--limit 7 leaves no image for training");
  }

  @Test
  @DisplayName("are too few for the validation of a recipe for MNIST, which is refused clearly")
  void tooFew() {
    train(data, "none")
        .requireRefusal(3, "Of the 40 images of digits/train, 5000 are for validation");
  }

  @Test
  @DisplayName("in folders of other names give their names to the model and to what it says")
  void letters() throws IOException {
    Path letters = draw("letters", "abcdefghij", 5);
    train(letters, "letters-out", "--from", "pretrained", "--epochs", "1").requireDone();
    assertEquals(
        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"),
        model("letters-out").spec().classNames());
    String file = folder.resolve("letters-out/model.safetensors").toString();
    Path two = draw("two", "ab", 5);
    String said =
        Cli.run("evaluate", "--backend", "java", "--model", file, "--data", two.toString())
            .requireDone()
            .out();
    assertTrue(said.lines().anyMatch(line -> line.matches("b +1 .*")), said);
    train(two, "two-out", "--from", "pretrained")
        .requireRefusal(3, "2 folders", "a, b", "10 classes");
  }

  @Test
  @DisplayName("cannot train the weights of another network further; the message says what differs")
  void otherNetwork() {
    train(data, "other", "--from", "pretrained", "--spec", "lenet5")
        .requireRefusal(
            1, "'pretrained'", "'lenet5-best' (input ", "-0.4242", "'lenet5' (input ", "resize");
    train(data, "other", "--from", "none.safetensors").requireRefusal(1, "none.safetensors");
  }

  @Test
  @DisplayName("cannot begin with a model file and resume from a checkpoint at once")
  void fromAndResume() {
    Path checkpoints = folder.resolve("checkpoints");
    train(
            data,
            "saved",
            "--from",
            "pretrained",
            "--epochs",
            "1",
            "--checkpoint",
            checkpoints.toString())
        .requireDone();
    train(data, "resumed", "--from", "pretrained", "--resume", checkpoints.toString())
        .requireRefusal(2, "--resume", "omit --from");
    train(data, "resumed", "--resume", checkpoints.toString()).requireDone();
    assertEquals(model("saved").card().startedFrom(), model("resumed").card().startedFrom());
  }

  @Test
  @DisplayName("of which one is damaged are refused with its name")
  void damaged() throws IOException {
    Path damaged = draw("damaged", DIGITS, 2);
    Path file = Files.writeString(damaged.resolve("4/x.png"), "no picture");
    train(damaged, "damaged-out", "--from", "pretrained").requireRefusal(3, file.toString());
  }
}

package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.cli.report.Json;
import dev.lenet.internal.text.Foreign;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("A trained model")
class UsingAModelTest {
  @TempDir static Path folder = Path.of("");
  private static SmallMnist small = new SmallMnist(Path.of(""), Path.of(""));
  private static Cli trained = new Cli(0, "", "");
  private static String model = "";
  private static String data = "";

  @BeforeAll
  static void train() throws IOException {
    small = SmallMnist.in(folder);
    data = small.data().toString();
    trained = Cli.run(small.arguments("train", folder, "--json", "--quiet")).requireDone();
    model = folder.resolve("model.safetensors").toString();
  }

  @Nested
  @DisplayName("with lenet evaluate")
  class Evaluate {
    @Test
    @DisplayName("gives the test result of its training again, and the parts add up")
    void json() {
      JsonNode json =
          Cli.run("evaluate", "--model", model, "--data", data, "--json").requireDone().json();
      assertEquals("djl", json.get("backend").stringValue());
      assertEquals(trained.json().get("testAccuracy"), json.get("accuracy"));
      assertEquals(trained.json().get("testErrors"), json.get("errors"));
      assertEquals(10, json.get("perClass").size());
      assertEquals(10, json.get("confusion").size());
      int right = 0;
      for (int c = 0; c < 10; c++) {
        JsonNode row = json.get("confusion").get(c);
        assertEquals(10, row.size());
        right += row.get(c).intValue();
        int inRow = 0;
        int inColumn = 0;
        for (int other = 0; other < 10; other++) {
          inRow += row.get(other).intValue();
          inColumn += json.get("confusion").get(other).get(c).intValue();
        }
        JsonNode score = json.get("perClass").get(c);
        double recall = row.get(c).doubleValue() / inRow;
        double precision = inColumn == 0 ? 0 : row.get(c).doubleValue() / inColumn;
        assertEquals(recall, score.get("recall").doubleValue(), 1e-12);
        assertEquals(precision, score.get("precision").doubleValue(), 1e-12);
        assertTrue(score.has("f1"));
      }
      assertEquals(SmallMnist.TEST - right, json.get("errors").intValue());
    }

    @Test
    @DisplayName("says in JSON how many errors are left for each share that is refused")
    void rejection() {
      JsonNode json =
          Cli.run("evaluate", "--model", model, "--data", data, "--json").requireDone().json();
      JsonNode curve = json.get("rejection");
      assertEquals(0, curve.get(0).get("rejected").doubleValue());
      assertEquals(json.get("errors"), curve.get(0).get("errors"));
      assertTrue(curve.size() > 1, curve::toString);
      for (int i = 1; i < curve.size(); i++) {
        for (String key : new String[] {"rejected", "sureFrom"}) {
          double before = curve.get(i - 1).get(key).doubleValue();
          assertTrue(curve.get(i).get(key).doubleValue() > before, curve::toString);
        }
        int before = curve.get(i - 1).get("errors").intValue();
        assertTrue(curve.get(i).get("errors").intValue() < before, curve::toString);
      }
    }

    @Test
    @DisplayName("gives the calibration error in JSON, and the bins that it comes from")
    void calibration() {
      JsonNode json =
          Cli.run("evaluate", "--model", model, "--data", data, "--json").requireDone().json();
      int images = 0;
      double error = 0;
      for (JsonNode bin : json.get("calibration")) {
        double distance = bin.get("accuracy").doubleValue() - bin.get("probability").doubleValue();
        images += bin.get("images").intValue();
        error += bin.get("images").intValue() * Math.abs(distance) / SmallMnist.TEST;
      }
      assertEquals(SmallMnist.TEST, images);
      assertEquals(error, json.get("calibrationError").doubleValue(), 1e-12);
    }

    @Test
    @DisplayName("writes a report with its pictures where --out says, and says where it is")
    void report() throws IOException {
      Path out = folder.resolve("tested");
      Cli cli =
          Cli.run("evaluate", "--model", model, "--data", data, "--out", out.toString())
              .requireDone();
      assertTrue(cli.out().contains(out.resolve("report.html").toString()), cli.out());
      String page = Files.readString(out.resolve("report.html"));
      assertTrue(page.contains(" read correctly"), page);
      for (String picture : new String[] {"confusion.png", "rejection.png", "calibration.png"}) {
        byte[] png = Files.readAllBytes(out.resolve(picture));
        assertTrue(page.contains(Base64.getEncoder().encodeToString(png)), picture);
      }
      assertTrue(Files.exists(out.resolve("kernels.png")));
    }

    @Test
    @DisplayName("shows accuracy, interval, classes, refusals and confusion as text")
    void text() {
      String text = Cli.run("evaluate", "--model", model, "--data", data).requireDone().out();
      for (String part :
          new String[] {
            "accuracy", "95% interval", "precision", "calibration", "errors at most", "Confusion"
          }) {
        assertTrue(text.contains(part), text);
      }
    }

    @Test
    @DisplayName("is refused with exit code 1 if it is of another spec than the one named")
    void otherSpec() {
      Cli.run("evaluate", "--model", model, "--data", data, "--spec", "lenet5-fast")
          .requireRefusal(1, model, "'small'", "'lenet5-fast'", "fit");
    }

    @Test
    @DisplayName("is accepted with the spec it was trained by")
    void sameSpec() {
      Cli.run(
              "evaluate",
              "--model",
              model,
              "--data",
              data,
              "--spec",
              small.spec().toString(),
              "--json")
          .requireDone();
    }

    @Test
    @DisplayName("is refused with exit code 1 if the file is cut off or does not exist")
    void damaged() throws IOException {
      byte[] bytes = Files.readAllBytes(Path.of(model));
      Path cut = folder.resolve("cut.safetensors");
      Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1000));
      Cli.run("evaluate", "--model", cut.toString(), "--data", data)
          .requireRefusal(1, cut.toString());
      Cli.run("evaluate", "--model", "none.safetensors", "--data", data)
          .requireRefusal(1, "none.safetensors");
    }

    @Test
    @DisplayName("shows what its file says about itself in one line, and cannot forge others")
    void plain() {
      String evil = "djl\n\u001b[2Jaccuracy  100.00%\u202e\u009b31m";
      Safetensors file = Safetensors.read(Path.of(model));
      Map<String, String> metadata = new TreeMap<>(file.metadata());
      metadata.compute(
          "modelCard",
          (key, card) ->
              String.valueOf(card)
                  .replaceFirst(
                      "\"backend\":\"[^\"]*\"",
                      Matcher.quoteReplacement("\"backend\":" + Json.write(evil))));
      Path forged = folder.resolve("forged.safetensors");
      new Safetensors(metadata, List.copyOf(file.tensors().values())).write(forged);
      String text =
          Cli.run("evaluate", "--model", forged.toString(), "--data", data).requireDone().out();
      assertTrue(
          text.contains("trained by djl\\n\\u001b[2Jaccuracy  100.00%\\u202e\\u009b31m"), text);
      assertTrue(text.lines().allMatch(Foreign::isPlain), text);
    }

    @Test
    @DisplayName("shows a stack trace without lines that its file could forge")
    void plainStackTrace() throws IOException {
      byte[] header = "{\"a\":f\u001b[2J\u009bo}   ".getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
      Path forged = folder.resolve("header.safetensors");
      Files.write(forged, bytes.putLong(header.length).put(header).array());
      String said =
          Cli.run("evaluate", "--model", forged.toString(), "--data", data, "--verbose").err();
      assertTrue(said.contains("Caused by: "), said);
      assertTrue(said.lines().map(String::stripLeading).allMatch(Foreign::isPlain), said);
    }

    @Test
    @DisplayName("is the pretrained one if none is named")
    void none() {
      JsonNode byDefault = Cli.run("evaluate", "--data", data, "--json").requireDone().json();
      JsonNode named =
          Cli.run("evaluate", "--model", "pretrained", "--data", data, "--json")
              .requireDone()
              .json();
      assertEquals(named, byDefault);
      assertTrue(named.get("accuracy").doubleValue() > 0.98, named::toString);
    }
  }

  @Nested
  @DisplayName("with lenet predict")
  class Predict {
    @Test
    @DisplayName("reads a file and stdin in the same way, and gives all probabilities")
    void json() throws IOException {
      Path png = png(3);
      Cli cli =
          Cli.run(
              Files.readAllBytes(png),
              "predict",
              "--raw",
              "--model",
              model,
              png.toString(),
              "-",
              "--json");
      JsonNode json = cli.requireDone().json();
      assertEquals("djl", json.get("backend").stringValue());
      JsonNode first = json.get("predictions").get(0);
      JsonNode second = json.get("predictions").get(1);
      assertEquals(png.toString(), first.get("file").stringValue());
      assertEquals("-", second.get("file").stringValue());
      assertEquals(first.get("probabilities"), second.get("probabilities"));
      assertEquals(10, first.get("probabilities").size());
      double sum = 0;
      double most = 0;
      for (JsonNode probability : first.get("probabilities")) {
        sum += probability.doubleValue();
        most = Math.max(most, probability.doubleValue());
      }
      assertEquals(1, sum, 1e-5);
      assertEquals(most, first.get("probability").doubleValue());
      int digit = first.get("digit").intValue();
      assertEquals(most, first.get("probabilities").get(digit).doubleValue());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file can have such a name there")
    @DisplayName("shows a file's name in one line, whatever it is")
    void plainNames() throws IOException {
      Path file = folder.resolve("a\n\u001b[2Jb.png");
      Files.copy(png(3), file);
      String text = predict(file).requireDone().out();
      assertTrue(text.contains("a\\n\\u001b[2Jb.png"), text);
      assertTrue(text.lines().allMatch(Foreign::isPlain), text);
    }

    @Test
    @DisplayName("agrees with its own evaluation on every image")
    void agrees() throws IOException {
      Dataset test =
          Datasets.load(DatasetRequest.builder("mnist").directory(small.data()).build()).test();
      List<String> args = new ArrayList<>(List.of("predict", "--raw", "--json", "--model", model));
      for (int i = 0; i < test.size(); i++) {
        args.add(png(i).toString());
      }
      JsonNode predictions =
          Cli.run(args.toArray(String[]::new)).requireDone().json().get("predictions");
      int errors = 0;
      for (int i = 0; i < test.size(); i++) {
        errors += predictions.get(i).get("digit").intValue() == test.label(i) ? 0 : 1;
      }
      assertEquals(trained.json().get("testErrors").intValue(), errors);
    }

    @Test
    @DisplayName("refuses with --raw a file that is not an image of 28x28, with exit code 1")
    void badImages() throws IOException {
      Path text = Files.writeString(folder.resolve("text.png"), "no picture");
      Path large = folder.resolve("large.png");
      ImageIO.write(new BufferedImage(29, 28, BufferedImage.TYPE_BYTE_GRAY), "png", large.toFile());
      Path cut = folder.resolve("cut.png");
      Files.write(cut, Arrays.copyOf(Files.readAllBytes(png(0)), 80));
      Path tiny = folder.resolve("tiny.png");
      String hex = "89504e470d0a1a0a" + "00000002" + "74524e53" + "0009" + "00000000";
      Files.write(tiny, HexFormat.of().parseHex(hex));
      predict(tiny).requireRefusal(1, tiny.toString(), "damaged");
      predict(text).requireRefusal(1, text.toString(), "is no picture but a text file");
      predict(large).requireRefusal(1, large.toString(), "29 x 28", "28 x 28");
      predict(cut).requireRefusal(1, cut.toString());
      predict(Path.of("none.png")).requireRefusal(1, "none.png");
      Cli.run("predict", "--raw", "--model", model, "-").requireRefusal(1, "stdin");
      Cli.run("predict", "--model", model).requireRefusal(2, "FILE");
    }

    private Cli predict(Path file) {
      return Cli.run("predict", "--raw", "--model", model, file.toString());
    }

    private Path png(int index) throws IOException {
      Dataset test =
          Datasets.load(DatasetRequest.builder("mnist").directory(small.data()).build()).test();
      BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      picture.getRaster().setDataElements(0, 0, 28, 28, test.image(index).pixels());
      Path file = folder.resolve("digit" + index + ".png");
      ImageIO.write(picture, "png", file.toFile());
      return file;
    }
  }
}

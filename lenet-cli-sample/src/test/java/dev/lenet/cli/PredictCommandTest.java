package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The first test images of MNIST are 7, 2, 1, 0, 4, 1, 4, 9, 5, 9. */
@DisplayName("lenet predict")
class PredictCommandTest {
  private static final Dataset MNIST = Datasets.load("mnist").test();

  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("prints file, number, and the probability of each digit in a line")
  void line() throws IOException {
    Path scan = scan("number.png", 0, 1, 2);
    String printed = predict(scan.toString()).requireDone().out();
    String percent = "\\d+\\.\\d\\d%";
    String digits = "  7 %1$s  2 %1$s  1 %1$s\\R".formatted(percent);
    assertTrue(printed.startsWith(scan + "  721"), printed);
    assertTrue(printed.substring((scan + "  721").length()).matches(digits), printed);
  }

  @Test
  @DisplayName("prints what docs/predict.md shows")
  void page() throws IOException {
    String name = "docs/predict/page.jpg";
    String docs = Files.readString(DocsPage.DOCS.resolve("predict.md"));
    String command = "```\n$ lenet predict " + name + "\n";
    int from = docs.indexOf(command) + command.length();
    String shown = docs.substring(from, docs.indexOf("```", from));
    Path picture = DocsPage.DOCS.resolve("predict/page.jpg");
    String printed = predict(picture.toString()).requireDone().out();
    assertEquals(words(shown), words(printed.replace(picture.toString(), name)));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  @Test
  @DisplayName("prints the further lines of a picture below the first, without the file")
  void lines() throws IOException {
    BufferedImage above = ImageIO.read(scan("above.png", 0, 1).toFile());
    BufferedImage below = ImageIO.read(scan("below.png", 2, 3).toFile());
    BufferedImage both =
        new BufferedImage(above.getWidth(), 2 * above.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    both.getRaster().setRect(above.getRaster());
    both.getRaster().setRect(0, above.getHeight(), below.getRaster());
    Path page = write("page.png", both);
    List<String> lines = predict(page.toString()).requireDone().out().lines().toList();
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith(page + "  72  7 "), lines::toString);
    String indent = " ".repeat(page.toString().length());
    assertTrue(lines.get(1).startsWith(indent + "  10  1 "), lines::toString);
  }

  @Test
  @DisplayName("prints in JSON what the contract names, and the digit at the top if it is alone")
  void json() throws IOException {
    Path one = scan("one.png", 3);
    Path two = scan("two.png", 3, 4);
    JsonNode json = predict(one.toString(), two.toString(), "--json").requireDone().json();
    assertTrue(json.get("backend").isString());
    JsonNode alone = json.get("predictions").get(0);
    assertEquals(one.toString(), alone.get("file").stringValue());
    assertEquals("0", alone.get("text").stringValue());
    JsonNode digit = alone.get("digits").get(0);
    for (String key : List.of("digit", "probability", "probabilities")) {
      assertEquals(digit.get(key), alone.get(key), key);
    }
    assertEquals(10, alone.get("probabilities").size());
    assertTrue(digit.get("sure").isBoolean());
    for (String key : List.of("x", "y", "width", "height")) {
      assertTrue(digit.get("box").get(key).isIntegralNumber(), key);
    }
    JsonNode number = json.get("predictions").get(1);
    assertEquals("04", number.get("text").stringValue());
    assertEquals(2, number.get("digits").size());
    assertFalse(number.has("digit"), number::toString);
  }

  @Test
  @DisplayName("reads the pictures of a folder in the order of their names, and counts the others")
  void folder() throws IOException {
    scan("b.PNG", 1);
    scan("a.png", 0);
    scan(".hidden.png", 2);
    Files.writeString(folder.resolve("notes.txt"), "no picture");
    Files.createDirectory(folder.resolve("c.png"));
    Cli cli = predict(folder.toString(), "--json").requireDone();
    JsonNode predictions = cli.json().get("predictions");
    assertEquals(List.of("a.png", "b.PNG"), files(predictions));
    assertTrue(cli.err().contains("skipped in '" + folder + "': 3, because"), cli.err());
    assertEquals("", predict(folder.toString(), "--quiet").requireDone().err());
  }

  private List<String> files(JsonNode predictions) {
    return predictions
        .valueStream()
        .map(entry -> folder.relativize(Path.of(entry.get("file").stringValue())).toString())
        .toList();
  }

  @Test
  @DisplayName("says that a folder has no pictures, with exit code 1")
  void noPictures() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "no picture");
    predict(folder.toString()).requireRefusal(1, folder.toString(), "no picture to read", ".jpg");
  }

  @Test
  @DisplayName("reads the other pictures when some cannot be read, and then has exit code 1")
  void unreadable() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Path missing = folder.resolve("none.png");
    Path good = scan("good.png", 0);
    Cli cli = predict(text.toString(), missing.toString(), good.toString(), "--json");
    assertEquals(1, cli.code(), cli.err());
    JsonNode predictions = cli.json().get("predictions");
    assertEquals(List.of("text.png", "none.png", "good.png"), files(predictions));
    for (int i = 0; i < 2; i++) {
      JsonNode failed = predictions.get(i);
      assertEquals(2, failed.size(), failed::toString);
      assertFalse(failed.get("error").stringValue().isBlank());
      assertTrue(cli.err().contains(failed.get("error").stringValue()), cli.err());
    }
    assertEquals("7", predictions.get(2).get("text").stringValue());
    Cli plain = predict(text.toString(), good.toString());
    assertEquals(1, plain.code(), plain.err());
    assertTrue(plain.out().startsWith(good + "  7 "), plain.out());
    assertTrue(plain.err().contains(text.toString()), plain.err());
    assertFalse(plain.err().contains("\tat "), plain.err());
  }

  @Test
  @DisplayName("finds no digit on a blank picture")
  void blank() throws IOException {
    Path blank = scan("blank.png");
    Cli text = predict(blank.toString()).requireDone();
    assertEquals(blank + "  no digit found", text.out().strip());
    JsonNode entry = predict(blank.toString(), "--json").requireDone().json().get("predictions");
    assertEquals("", entry.get(0).get("text").stringValue());
    assertEquals(0, entry.get(0).get("digits").size());
  }

  @Test
  @DisplayName("reads stdin where - is named, as it reads the file")
  void stdin() throws IOException {
    byte[] scan = Files.readAllBytes(scan("number.png", 5, 6));
    JsonNode entry =
        Cli.run(scan, "predict", "-", "--json").requireDone().json().get("predictions").get(0);
    assertEquals("-", entry.get("file").stringValue());
    assertEquals("14", entry.get("text").stringValue());
  }

  @Test
  @DisplayName("draws with --show what the network saw, without colours where there is no terminal")
  void show() throws IOException {
    Path scan = scan("number.png", 0, 1, 2);
    List<String> lines = predict(scan.toString(), "--show").requireDone().out().lines().toList();
    String frame = "┌" + "─".repeat(28) + "┐";
    assertEquals(frame + "  " + frame, lines.get(1));
    assertTrue(lines.get(17).matches("7 \\d+\\.\\d\\d% +2 \\d+\\.\\d\\d% +"), lines.get(17));
    assertEquals(frame, lines.get(18), "the third digit has no room beside the others");
    assertEquals(1 + 2 * 17, lines.size());
    assertTrue(lines.stream().noneMatch(line -> line.contains("\u001b")), lines::toString);
  }

  @Test
  @DisplayName("refuses --show together with --json")
  void showAndJson() {
    predict("none.png", "--show", "--json").requireRefusal(2, "--show", "--json", "--explain");
  }

  @Test
  @DisplayName("marks with ? what is less probable than --sure-from")
  void sureFrom() throws IOException {
    Path scan = scan("one.png", 0);
    assertFalse(predict(scan.toString()).requireDone().out().contains("?"));
    String printed = predict(scan.toString(), "--sure-from", "1").requireDone().out();
    assertTrue(printed.contains("  7  7? "), printed);
    predict(scan.toString(), "--sure-from", "1.5").requireRefusal(2, "--sure-from", "1.5");
    predict(scan.toString(), "--sure-from", "NaN").requireRefusal(2, "--sure-from", "NaN");
  }

  @Test
  @DisplayName("refuses to explain in the folder that it reads")
  void explainInTheSameFolder() {
    predict(folder.toString(), "--explain", folder + "/x/..").requireRefusal(2, "--explain");
  }

  @Test
  @DisplayName("writes pictures of what it found with --explain, and replaces its own")
  void explain() throws IOException {
    Path scan = scan("number.png", 0, 1);
    Path again = scan("again/number.png", 1);
    Path blank = scan("blank.png");
    Path why = folder.resolve("why");
    for (int run = 0; run < 2; run++) {
      predict(scan.toString(), again.toString(), blank.toString(), "--explain", why.toString())
          .requireDone();
      assertEquals(
          List.of(
              "blank.png-found.png",
              "number.png-2-digits.png",
              "number.png-2-found.png",
              "number.png-2-layers.png",
              "number.png-digits.png",
              "number.png-found.png",
              "number.png-layers.png"),
          pictures(why));
    }
    BufferedImage found = ImageIO.read(why.resolve("number.png-found.png").toFile());
    long ink = Stream.of(pixels(found)).flatMapToInt(Arrays::stream).filter(p -> isBlue(p)).count();
    assertTrue(ink > 1000, () -> ink + " blue pixels");
    BufferedImage digits = ImageIO.read(why.resolve("number.png-digits.png").toFile());
    BufferedImage one = ImageIO.read(why.resolve("number.png-2-digits.png").toFile());
    assertTrue(digits.getWidth() > one.getWidth());
    Files.copy(blank, again, StandardCopyOption.REPLACE_EXISTING);
    predict(again.toString(), "--explain", why.toString()).requireDone();
    assertFalse(Files.exists(why.resolve("number.png-digits.png")), "the former picture's digits");
    assertFalse(Files.exists(why.resolve("number.png-layers.png")), "the former picture's layers");
  }

  @Test
  @DisplayName("shows what it found in a long strip large enough to see it")
  void explainsStrips() throws IOException {
    BufferedImage strip = new BufferedImage(8000, 160, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage number = ImageIO.read(scan("number.png", 0, 1).toFile());
    strip.getRaster().setRect(number.getRaster());
    for (int x = number.getWidth(); x < strip.getWidth(); x++) {
      for (int y = 0; y < strip.getHeight(); y++) {
        strip.getRaster().setSample(x, y, 0, 255);
      }
    }
    Path why = folder.resolve("why");
    predict(write("strip.png", strip).toString(), "--explain", why.toString()).requireDone();
    BufferedImage found = ImageIO.read(why.resolve("strip.png-found.png").toFile());
    assertEquals(120, found.getHeight());
  }

  @Test
  @DisplayName("does not replace a file that --explain has not written, and says so")
  void foreignFile() throws IOException {
    Path scan = scan("number.png", 0);
    Path why = Files.createDirectory(folder.resolve("why"));
    byte[] foreign = Files.readAllBytes(scan);
    Path inTheWay = Files.write(why.resolve("number.png-found.png"), foreign);
    predict(scan.toString(), "--explain", why.toString())
        .requireRefusal(1, inTheWay.toString(), "--explain");
    assertArrayEquals(foreign, Files.readAllBytes(inTheWay));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file can have such a name there")
  @DisplayName("shows names that could control a terminal in one line")
  void names() throws IOException {
    Path evil = Files.copy(scan("good.png", 0), folder.resolve("a\n\u001b[2Jb.png"));
    String printed = predict(evil.toString(), "--show").requireDone().out();
    assertTrue(printed.contains("a\\n\\u001b[2Jb.png"), printed);
    assertFalse(printed.contains("\u001b"), printed);
  }

  @Test
  @DisplayName("reads images in MNIST's form as they are with --raw, and gives their whole as box")
  void raw() throws IOException {
    Path formed = write("formed.png", picture(MNIST.image(0)));
    JsonNode entry =
        predict(formed.toString(), "--raw", "--json")
            .requireDone()
            .json()
            .get("predictions")
            .get(0);
    assertEquals("7", entry.get("text").stringValue());
    assertEquals(7, entry.get("digit").intValue());
    assertEquals(
        List.of(0, 0, 28, 28),
        Stream.of("x", "y", "width", "height")
            .map(key -> entry.get("digits").get(0).get("box").get(key).intValue())
            .toList());
    Path scan = scan("scan.png", 0);
    predict(scan.toString(), "--raw").requireRefusal(1, scan.toString(), "28 x 28");
    Cli.run(Files.readAllBytes(scan), "predict", "-", "--raw")
        .requireRefusal(1, "stdin: The picture has 160 x 160", "28 x 28");
  }

  @Test
  @DisplayName("takes transparent pixels around white strokes as black with --raw")
  void rawTransparent() throws IOException {
    BufferedImage strokes = new BufferedImage(28, 28, BufferedImage.TYPE_INT_ARGB);
    byte[] ink = MNIST.image(0).pixels();
    for (int i = 0; i < ink.length; i++) {
      strokes.setRGB(i % 28, i / 28, Byte.toUnsignedInt(ink[i]) << 24 | 0xFFFFFF);
    }
    List<Path> files =
        List.of(write("strokes.png", strokes), write("gray.png", picture(MNIST.image(0))));
    JsonNode entries =
        predict(files.get(0).toString(), files.get(1).toString(), "--raw", "--json")
            .requireDone()
            .json()
            .get("predictions");
    assertEquals("7", entries.get(0).get("text").stringValue());
    assertEquals(entries.get(1).get("digits"), entries.get(0).get("digits"));
  }

  @Test
  @DisplayName("refuses a model of images smaller than MNIST's, with exit code 1")
  void otherModel() throws IOException {
    Path out = folder.resolve("out");
    SmallMnist noise = SmallMnist.noise(folder, 24);
    String spec = Files.readString(noise.spec());
    // 24x24 leave C5 an input of 3x3
    int kernel = spec.indexOf("5", spec.lastIndexOf("\"kernel\""));
    String fitting = spec.substring(kernel).replaceFirst("5(\\D+)5", "3$1" + "3");
    Files.writeString(noise.spec(), spec.substring(0, kernel).replace("resize", "pad") + fitting);
    Cli.run(noise.arguments("train", out, "--epochs", "1", "--quiet")).requireDone();
    String model = out.resolve("model.safetensors").toString();
    predict(scan("one.png", 0).toString(), "--model", model)
        .requireRefusal(1, model, "24", "[MODEL_FILE_MISMATCH]");
  }

  private static Cli predict(String... arguments) {
    return Cli.run(
        Stream.concat(Stream.of("predict"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static List<String> pictures(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return List.copyOf(
          new TreeSet<>(
              files
                  .map(file -> String.valueOf(file.getFileName()))
                  .filter(name -> !name.startsWith("."))
                  .toList()));
    }
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  private static boolean isBlue(int pixel) {
    return (pixel & 0xFF) > (pixel >> 16 & 0xFF) + 100;
  }

  /** Test images in a row, dark on white, each pixel four times as wide and high. */
  private Path scan(String name, int... images) throws IOException {
    BufferedImage row =
        new BufferedImage(40 + 120 * Math.max(1, images.length), 160, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < row.getHeight(); y++) {
      for (int x = 0; x < row.getWidth(); x++) {
        row.getRaster().setSample(x, y, 0, 255);
      }
    }
    for (int i = 0; i < images.length; i++) {
      byte[] pixels = MNIST.image(images[i]).pixels();
      for (int at = 0; at < 16 * pixels.length; at++) {
        int x = at % 112;
        int y = at / 112;
        int ink = Byte.toUnsignedInt(pixels[y / 4 * 28 + x / 4]);
        row.getRaster().setSample(24 + 120 * i + x, 24 + y, 0, 255 - ink);
      }
    }
    return write(name, row);
  }

  private static BufferedImage picture(Image image) {
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, 28, 28, image.pixels());
    return picture;
  }

  private Path write(String name, BufferedImage picture) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(picture, "png", file.toFile()));
    return file;
  }
}

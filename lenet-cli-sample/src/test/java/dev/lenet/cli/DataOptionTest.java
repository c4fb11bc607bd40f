package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.error.DataException;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.data.DataChoice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The option --data")
class DataOptionTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("takes the names of data sets; what is written as a path is a folder")
  void namesAndFolders() {
    for (String name : List.of("mnist", "fashion-mnist")) {
      assertTrue(new DataChoice(name, false).isNamed(), name);
    }
    for (String path : List.of("./mnist", "mnist/", "/data/fashion-mnist", "emnist")) {
      assertFalse(new DataChoice(path, false).isNamed(), path);
    }
  }

  @Test
  @DisplayName("with a name that neither has lists the data sets")
  void neither() {
    Cli.run("train", "--data", "fashon-mnist", "--out", folder.resolve("out").toString())
        .requireRefusal(3, "'fashon-mnist'", "The data sets are fashion-mnist, mnist");
  }

  @Test
  @DisplayName("with --transposed reads images whose rows and columns are exchanged")
  void transposed() throws IOException {
    SmallMnist upright = SmallMnist.in(folder.resolve("upright"));
    Dataset test =
        Datasets.load(DatasetRequest.builder("mnist").directory(upright.data()).build()).test();
    Path turned = Files.createDirectory(folder.resolve("turned"));
    for (String part : List.of("train", "t10k")) {
      SmallMnist.write(turned, part, test.transposed());
    }
    String plain = evaluate("--data", upright.data().toString());
    assertEquals(plain, evaluate("--data", turned.toString(), "--transposed"));
    assertNotEquals(plain, evaluate("--data", turned.toString()));
  }

  private static String evaluate(String... data) {
    String[] arguments = new String[data.length + 4];
    arguments[0] = "evaluate";
    arguments[1] = "--backend";
    arguments[2] = "java";
    arguments[3] = "--json";
    System.arraycopy(data, 0, arguments, 4, data.length);
    return Cli.run(arguments).requireDone().out();
  }

  @Test
  @DisplayName("with fashion-mnist brings the names of its classes into all that is written")
  void classNames() throws IOException {
    Dataset clothes = clothes();
    Path out = folder.resolve("out");
    String spec = SmallMnist.in(folder).spec().toString();
    Cli.run(
            "train",
            "--backend=java",
            "--data=fashion-mnist",
            "--limit=1000",
            "--epochs=1",
            "--spec=" + spec,
            "--out=" + out)
        .requireDone();
    Path model = out.resolve(TrainingTask.MODEL);
    assertEquals(clothes.classNames(), ModelFile.read(model).spec().classNames());
    assertEquals("fashion-mnist/train[0:1000]", ModelFile.read(model).card().trainingData());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("T-shirt/top, Trouser, Pullover, Dress, Coat"), "model card");
    assertTrue(page.contains("<td data-label=\"class\">Ankle boot</td>"), "table of classes");
    Cli evaluated =
        Cli.run("evaluate", "--backend=java", "--data=fashion-mnist", "--model=" + model);
    assertTrue(evaluated.requireDone().out().contains("\nT-shirt/top  "), evaluated.out());
    Path picture = folder.resolve("boot.png");
    write(clothes, picture);
    Cli read = Cli.run("predict", "--backend=java", "--raw", "--model=" + model, picture + "");
    assertTrue(
        clothes.classNames().stream().anyMatch(read.requireDone().out()::contains), read.out());
  }

  @Test
  @DisplayName("with fashion-mnist compares with no result that was published for MNIST")
  void nothingPublished() throws IOException {
    clothes();
    String spec = SmallMnist.in(folder).spec().toString();
    Cli cli =
        Cli.run(
            "reproduce",
            "--backend=java",
            "--data=fashion-mnist",
            "--limit=200",
            "--epochs=1",
            "--spec=" + spec,
            "--out=" + folder.resolve("out"));
    assertFalse(cli.requireDone().out().contains("LeCun"), cli.out());
  }

  /** The test images; the test is left out where no place has them. */
  private static Dataset clothes() {
    try {
      return Datasets.load("fashion-mnist").test();
    } catch (DataException e) {
      return abort(e.reason());
    }
  }

  private static void write(Dataset images, Path file) throws IOException {
    Shape shape = images.imageShape();
    BufferedImage picture =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_BYTE_GRAY);
    picture
        .getRaster()
        .setDataElements(0, 0, shape.width(), shape.height(), images.image(0).pixels());
    ImageIO.write(picture, "png", file.toFile());
  }
}

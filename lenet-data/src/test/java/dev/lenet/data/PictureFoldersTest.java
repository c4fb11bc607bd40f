package dev.lenet.data;

import static dev.lenet.data.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.spec.Shape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Pictures in folders named by class")
class PictureFoldersTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  /** A stroke that leans by its number, dark on light, in a picture that nothing else is like. */
  private Path draw(String name, int number) throws IOException {
    int side = 60 + number;
    BufferedImage picture = new BufferedImage(side, side + 7, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(240, 240, 230));
    pen.fillRect(0, 0, side, side + 7);
    pen.setColor(new Color(30, 30, 90));
    for (int y = 10; y < side - 10; y++) {
      pen.fillRect(20 + y * (number % 10) / 40, y, 6, 1);
    }
    pen.dispose();
    return write(name, picture);
  }

  private Path write(String name, BufferedImage picture) throws IOException {
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private void drawAll(String... names) throws IOException {
    for (int i = 0; i < names.length; i++) {
      draw(names[i], i);
    }
  }

  private TrainTestSplit load(int classes, String... names) {
    return new DataDirectory(temporary, "the request")
        .load(Classes.numbered(classes), List.of(names));
  }

  private static byte[] formed(Path file) {
    return DigitPicture.form(Picture.read(file));
  }

  private static List<Integer> labels(Dataset data) {
    return IntStream.range(0, data.size()).mapToObj(data::label).toList();
  }

  private DataException assertMissing(String... parts) {
    return assertRefused(ErrorCode.DATA_MISSING, () -> load(10), parts);
  }

  private DataException assertMismatch(int classes, List<String> names, String... parts) {
    return assertRefused(
        ErrorCode.DATA_MISMATCH, () -> load(classes, names.toArray(new String[0])), parts);
  }

  @Test
  @DisplayName("in train and test are two data sets of MNIST's form, with the numbers as labels")
  void trainAndTest() throws IOException {
    drawAll("train/3/a.png", "train/3/b.PNG", "train/7/a.png", "test/7/x.png", "test/0/y.png");
    TrainTestSplit split = load(10);
    String name = temporary.getFileName().toString();
    assertEquals(name + "/train", split.train().name());
    assertEquals(name + "/test", split.test().name());
    assertEquals(new Shape(1, 28, 28), split.train().imageShape());
    assertEquals(10, split.train().classes());
    assertEquals(List.of(), split.train().classNames());
    assertEquals(List.of(3, 7, 3), labels(split.train()));
    assertEquals(List.of(0, 7), labels(split.test()));
    for (int i = 0; i < 3; i++) {
      byte[] pixels = split.train().image(i).pixels();
      assertEquals(0, pixels[0], "the paper is black");
      long ink = IntStream.range(0, 784).filter(p -> (pixels[p] & 255) > 200).count();
      assertTrue(ink >= 20 && ink < 200, () -> "the ink is white: " + ink + " pixels");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "2, 1, 1", "4, 3, 1", "5, 4, 1", "9, 8, 1", "10, 8, 2", "50, 40, 10"})
  @DisplayName("without train and test are split by class: every fifth, by name, is for the test")
  void split(int pictures, int train, int test) throws IOException {
    for (int i = pictures - 1; i >= 0; i--) {
      draw("6/%02d.png".formatted(i), i);
    }
    drawAll("1/a.png", "1/b.png");
    TrainTestSplit split = load(10);
    assertEquals(train, Collections.frequency(labels(split.train()), 6));
    assertEquals(test, Collections.frequency(labels(split.test()), 6));
    assertEquals(1, Collections.frequency(labels(split.train()), 1));
    assertEquals(1, Collections.frequency(labels(split.test()), 1));
    assertEquals(split.train().sha256(), load(10).train().sha256());
  }

  @Test
  @DisplayName(
      "take the fifth by name for the test, and so does another folder with the same names")
  void takesTheFifth() throws IOException {
    drawAll("8/a.png", "8/b.png", "8/c.png", "8/d.png", "8/e/f.png", "8/g.png");
    byte[] fifth = formed(temporary.resolve("8/e/f.png"));
    assertArrayEquals(fifth, load(10).test().image(0).pixels());
    assertEquals(1, load(10).test().size());
  }

  @Test
  @DisplayName("mix the classes evenly, because a spec takes the last ones for validation")
  void mixesClasses() throws IOException {
    for (int i = 0; i < 20; i++) {
      draw("train/%d/%d.png".formatted(i % 2 == 0 ? 4 : i % 4, i), i);
    }
    draw("test/4/a.png", 1);
    List<Integer> labels = labels(load(10).train());
    for (List<Integer> part : List.of(labels.subList(0, 8), labels.subList(12, 20))) {
      assertEquals(4, Collections.frequency(part, 4));
      assertEquals(2, Collections.frequency(part, 1));
      assertEquals(2, Collections.frequency(part, 3));
    }
  }

  @Test
  @DisplayName("in MNIST's form already are kept byte by byte; others are brought to it")
  void keepsFormed() throws IOException {
    byte[] formed = formed(draw("1/a.png", 3));
    BufferedImage same = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    same.getRaster().setDataElements(0, 0, 28, 28, formed);
    assertArrayEquals(formed, formed(write("1/b.png", same)));
    BufferedImage moved = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    moved.getRaster().setDataElements(0, 0, 28, 26, java.util.Arrays.copyOfRange(formed, 56, 784));
    byte[] again = formed(write("1/c.png", moved));
    int mass = IntStream.range(0, 784).map(i -> again[i] & 255).sum();
    int moment = IntStream.range(0, 784).map(i -> i / 28 * (again[i] & 255)).sum();
    assertEquals(14, (double) moment / mass, 0.75);
  }

  @Nested
  @DisplayName("get the labels that")
  class Labels {
    @Test
    @DisplayName("the alphabet gives them, with names, if there is one for each class")
    void alphabet() throws IOException {
      drawAll("train/b/1.png", "train/a/1.png", "train/\u00e9/1.png", "test/a/1.png");
      TrainTestSplit split = load(3);
      assertEquals(List.of("a", "b", "\u00e9"), split.train().classNames());
      assertEquals(List.of("a", "b", "\u00e9"), split.test().classNames());
      assertEquals(List.of(0, 1, 2), labels(split.train()));
      assertEquals(List.of(0), labels(split.test()));
    }

    @Test
    @DisplayName("the names in the spec give them, even if a class has no folder")
    void namesOfTheSpec() throws IOException {
      drawAll("train/cat/1.png", "train/dog/1.png", "test/cat/1.png");
      TrainTestSplit split = load(3, "dog", "eel", "cat");
      assertEquals(List.of(0, 2), labels(split.train()));
      assertEquals(List.of("dog", "eel", "cat"), split.train().classNames());
    }

    @Test
    @DisplayName("they cannot have if the number of folders is not that of the classes")
    void otherNumber() throws IOException {
      drawAll("train/a/1.png", "train/b/1.png", "test/a/1.png", "test/c/1.png");
      assertMismatch(10, List.of(), "3 folders of classes, a, b, c", "10 classes", "0 to 9");
    }

    @Test
    @DisplayName("a number gives them, unless it is too large")
    void tooLarge() throws IOException {
      drawAll("train/0/1.png", "train/10/1.png", "test/0/1.png");
      assertMismatch(10, List.of(), "'10'", "0 to 9");
      assertEquals(List.of(0, 10), labels(load(11).train()));
    }

    @Test
    @DisplayName("they cannot have if the spec has other names")
    void otherNames() throws IOException {
      drawAll("train/cat/1.png", "train/cow/1.png", "test/cat/1.png");
      assertMismatch(2, List.of("cat", "dog"), "has the folders cow,", "these are cat, dog");
    }
  }

  @Test
  @DisplayName("may have files of systems and hidden files beside them, which are left out")
  void leavesOut() throws IOException {
    drawAll("train/2/a.png", "test/2/a.png", ".git/2/a.png", "train/.x/a.png", "train/2/.a/a.png");
    draw("__MACOSX/train/2/._a.png", 1);
    for (String name :
        List.of(".DS_Store", "train/2/Thumbs.db", "train/2/desktop.ini", "train/notes.txt")) {
      Files.writeString(temporary.resolve(name), "none");
    }
    assertEquals(1, load(10).train().size());
  }

  @Test
  @DisplayName("that cannot be used are an error that names the first, and how many more")
  void damaged() throws IOException {
    drawAll("train/1/a.png", "test/1/a.png");
    Path first = temporary.resolve("train/1/b.png");
    Files.writeString(first, "no picture");
    for (int i = 0; i < 12; i++) {
      Files.writeString(temporary.resolve("train/1/c%02d.png".formatted(i)), "");
    }
    assertRefused(
        ErrorCode.DATA_DAMAGED,
        () -> load(10),
        "The picture '" + first + "' ",
        ". 12 more cannot be used: ",
        "c09.png, and 2 more");
  }

  @Test
  @DisplayName("that show nothing are an error that names them")
  void blank() throws IOException {
    drawAll("train/1/a.png", "test/1/a.png");
    Path blank = write("test/1/b.png", new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB));
    DataException e = assertRefused(ErrorCode.DATA_DAMAGED, () -> load(10), blank.toString());
    assertFalse(e.reason().contains("more cannot be used"), e.reason());
  }

  @Test
  @DisplayName("may be missing in a class, but not in all")
  void emptyClasses() throws IOException {
    drawAll("train/1/a.png", "test/1/a.png");
    Files.createDirectories(temporary.resolve("train/2"));
    assertEquals(List.of(1), labels(load(10).train()));
    Files.delete(temporary.resolve("test/1/a.png"));
    assertMissing("1 pictures in the folders of classes in train and 0 in those in test");
  }

  @Test
  @DisplayName("are too few if no class has two, one of which could be for the test")
  void tooFew() throws IOException {
    drawAll("1/a.png", "2/a.png");
    assertMissing("has 2 pictures, but no class with at least two");
  }

  @Test
  @DisplayName("in train need others in test, and no folder beside these")
  void halves() throws IOException {
    drawAll("train/1/a.png");
    assertMissing("has the folders train; expected train and test alone");
    drawAll("test/1/a.png", "val/1/a.png");
    assertMissing("has the folders test, train, val; expected");
  }

  @Test
  @DisplayName("do not hide that a data set in files is incomplete, or replace a complete one")
  void besideFiles() throws IOException {
    drawAll("train/1/a.png", "test/1/a.png");
    Files.write(temporary.resolve("train.csv"), "1,0\n".getBytes(UTF_8));
    assertMissing("has no complete data set", "train.csv");
    Files.write(temporary.resolve("test.csv"), "1,0\n".getBytes(UTF_8));
    assertEquals(new Shape(1, 1, 1), load(10).train().imageShape());
  }

  @Test
  @DisplayName("beside no folder are an error that says how to sort them")
  void noFolders() throws IOException {
    draw("a.png", 1);
    assertMissing("found a.png", "pictures in folders named by class");
  }

  @Nested
  @DisplayName("behind links")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there, links need a privilege")
  class Links {
    @Test
    @DisplayName("are read")
    void followed() throws IOException {
      drawAll("train/1/a.png", "test/1/a.png");
      Files.createSymbolicLink(temporary.resolve("train/2"), temporary.resolve("train/1"));
      Path file = temporary.resolve("train/1/b.png");
      Files.createSymbolicLink(file, temporary.resolve("test/1/a.png"));
      assertEquals(List.of(1, 2, 1, 2), labels(load(10).train()));
    }

    @Test
    @DisplayName("that lead nowhere or upwards are an error that names the link")
    void broken() throws IOException {
      drawAll("train/1/a.png", "test/1/a.png");
      Path link = temporary.resolve("train/1/link");
      Files.createSymbolicLink(link, temporary.resolve("absent"));
      assertMissing(link + " is a link to a file that does not exist");
      Files.delete(link);
      Files.createSymbolicLink(link, temporary.resolve("train"));
      assertMissing("train/1/link", "a link to a folder above itself");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/zero is Linux's")
    @DisplayName("that lead to a device are an error, and the device is not read")
    void device() throws IOException {
      drawAll("train/1/a.png", "test/1/a.png");
      Path link = temporary.resolve("train/1/b.png");
      Files.createSymbolicLink(link, Path.of("/dev/zero"));
      assertMissing(link + " is not a regular file");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("leave no thread behind, whether they can be read or not")
  void threadsEnd(boolean good) throws IOException {
    for (int i = 0; i < 40; i++) {
      draw("5/%d.png".formatted(i), i);
    }
    if (good) {
      assertEquals(8, load(10).test().size());
    } else {
      Files.writeString(temporary.resolve("5/0.png"), "");
      assertRefused(
          ErrorCode.DATA_DAMAGED,
          () -> load(10),
          "5/0.png".replace('/', java.io.File.separatorChar));
    }
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("lenet-pictures")));
  }

  @Test
  @DisplayName("are not read to the end when the thread is interrupted, which keeps its flag")
  void interrupted() throws IOException {
    drawAll("train/1/a.png", "train/1/b.png", "test/1/a.png");
    Thread.currentThread().interrupt();
    try {
      assertMissing("interrupted after");
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  @DisplayName("are refused if a data set cannot have so many")
  void tooMany() {
    List<Path> files = Collections.nCopies(3_000_000, temporary);
    assertRefused(
        ErrorCode.DATA_MISSING,
        () -> new PictureLoader(files),
        "3000000 pictures need 2352000000 bytes");
  }
}

package dev.lenet.data;

import static dev.lenet.data.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A folder of the user's own")
class DataDirectoryTest {
  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private TrainTestSplit load(Path folder) {
    return new DataDirectory(folder, "the request").load(Classes.numbered(10), List.of());
  }

  private DataException assertMissing(Path folder, String... parts) {
    DataException e = assertRefused(ErrorCode.DATA_MISSING, () -> load(folder), parts);
    assertTrue(e.reason().contains("(from the request)"), e.reason());
    return e;
  }

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, false",
    "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz, true",
    "train-images.idx3-ubyte, train-labels.idx1-ubyte, t10k-images.idx3-ubyte, t10k-labels.idx1-ubyte, false",
    "emnist-digits-train-images-idx3-ubyte.gz, emnist-digits-train-labels-idx1-ubyte.gz, emnist-digits-test-images-idx3-ubyte.gz, emnist-digits-test-labels-idx1-ubyte.gz, true"
  })
  @DisplayName("has four IDX files under the usual names, gzipped or not")
  void idxNames(
      String trainImages, String trainLabels, String testImages, String testLabels, boolean gzip)
      throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("fashion"));
    Map<String, String> names =
        Map.of(
            trainImages, "train-images-idx3-ubyte",
            trainLabels, "train-labels-idx1-ubyte",
            testImages, "t10k-images-idx3-ubyte",
            testLabels, "t10k-labels-idx1-ubyte");
    for (Map.Entry<String, String> name : names.entrySet()) {
      byte[] content = data.file(name.getValue());
      Files.write(folder.resolve(name.getKey()), gzip ? TinyData.gzip(content) : content);
    }
    TrainTestSplit split = load(folder);
    assertEquals("fashion/train", split.train().name());
    assertEquals("fashion/test", split.test().name());
    assertEquals(TinyData.TRAIN, split.train().size());
    assertEquals(TinyData.TEST, split.test().size());
  }

  @ParameterizedTest
  @CsvSource({
    "mnist_train.csv, mnist_test.csv",
    "train.csv, test.csv",
    "fashion-mnist_train.csv, fashion-mnist_test.csv"
  })
  @DisplayName("holds two CSV files")
  void csvNames(String train, String test) throws IOException {
    Files.write(temporary.resolve(train), "1,0\n2,0\n".getBytes(UTF_8));
    Files.write(temporary.resolve(test), "3,0\n".getBytes(UTF_8));
    TrainTestSplit split = load(temporary);
    assertEquals(2, split.train().size());
    assertEquals(3, split.test().label(0));
  }

  @Test
  @DisplayName("gives the raw IDX files if there are also gzipped ones and CSV files")
  void prefersRawIdx() throws IOException {
    data.writeTo(temporary);
    Files.write(temporary.resolve("train-images-idx3-ubyte.gz"), new byte[] {1});
    Files.write(temporary.resolve("train.csv"), new byte[] {1});
    Files.write(temporary.resolve("test.csv"), new byte[] {1});
    assertEquals(TinyData.TRAIN, load(temporary).train().size());
  }

  @Test
  @DisplayName("that does not exist, or is a file, is an error that says what is expected")
  void noFolder() throws IOException {
    assertMissing(temporary.resolve("absent"), "does not exist", "train-images-idx3-ubyte");
    assertMissing(Files.createFile(temporary.resolve("file")), "is not a folder");
  }

  @Test
  @DisplayName("that is empty or incomplete is an error that lists what was found and looked for")
  void incomplete() throws IOException {
    assertMissing(temporary, "it is empty");
    data.writeTo(temporary);
    Files.delete(temporary.resolve("t10k-labels-idx1-ubyte"));
    DataException e =
        assertMissing(
            temporary,
            "found t10k-images-idx3-ubyte, train-images-idx3-ubyte, train-labels-idx1-ubyte;",
            "expected",
            "t10k-labels-idx1-ubyte",
            "train.csv");
    assertFalse(e.reason().contains("more"), e.reason());
  }

  @Test
  @DisplayName("with many other files lists only the first of them")
  void longListing() throws IOException {
    for (int i = 10; i < 35; i++) {
      Files.createFile(temporary.resolve("photo" + i));
    }
    assertMissing(temporary, "photo19, and 15 more");
  }

  @Test
  @Timeout(120)
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/zero is Linux's")
  @DisplayName("with a device in the place of a file is refused, not read without end")
  void device() throws IOException {
    Files.createSymbolicLink(temporary.resolve("train.csv"), Path.of("/dev/zero"));
    Files.write(temporary.resolve("test.csv"), "3,0\n".getBytes(UTF_8));
    assertRefused(
        ErrorCode.DATA_MISSING,
        () -> load(temporary),
        temporary.resolve("train.csv") + " is not a regular file");
  }

  @Test
  @DisplayName("with two files that match is an error that lists them")
  void ambiguous() throws IOException {
    data.writeTo(temporary);
    Files.createFile(temporary.resolve("emnist-train-images-idx3-ubyte"));
    assertMissing(temporary, "emnist-train-images-idx3-ubyte, train-images-idx3-ubyte");
  }
}

package dev.lenet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Data that does not follow its format is refused with exit code 3: ")
class BadDataTest {
  @TempDir Path folder = Path.of("");
  private Path spec = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    SmallMnist small = SmallMnist.in(folder);
    spec = small.spec();
    data = small.data();
  }

  @Test
  @DisplayName("a truncated IDX file")
  void truncated() throws IOException {
    Path file = data.resolve("train-images-idx3-ubyte");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
    refused("train-images-idx3-ubyte", "548800", "4984");
  }

  @Test
  @DisplayName("a wrong magic number")
  void magic() throws IOException {
    Path file = data.resolve("t10k-labels-idx1-ubyte");
    Files.write(file, SmallMnist.idx(2051, new byte[SmallMnist.TEST], SmallMnist.TEST));
    refused("t10k-labels-idx1-ubyte", "0x00000803", "0x00000801");
  }

  @Test
  @DisplayName("other numbers of images and labels")
  void counts() throws IOException {
    Path file = data.resolve("train-labels-idx1-ubyte");
    Files.write(file, SmallMnist.idx(2049, new byte[699], 699));
    refused("699", "700");
  }

  @Test
  @DisplayName("a label above 9")
  void label() throws IOException {
    byte[] labels = new byte[SmallMnist.TRAIN];
    labels[17] = 11;
    Files.write(
        data.resolve("train-labels-idx1-ubyte"), SmallMnist.idx(2049, labels, labels.length));
    refused("11", "17");
  }

  @Test
  @DisplayName("a CSV row of the wrong length")
  void csvLength() throws IOException {
    csv(row("0") + row("0").replaceFirst(",0\n", "\n"));
    refused("mnist_train.csv", "784");
  }

  @Test
  @DisplayName("a CSV row with something that is not a number")
  void csvNumber() throws IOException {
    csv(row("0") + row("five"));
    refused("mnist_train.csv", "five");
  }

  @Test
  @DisplayName("a folder without data; the message says what was expected")
  void empty() throws IOException {
    data = Files.createDirectory(folder.resolve("empty"));
    refused(data.toString(), "train-images-idx3-ubyte");
  }

  private void refused(String... parts) {
    Cli.run(
            "train",
            "--spec",
            spec.toString(),
            "--data",
            data.toString(),
            "--out",
            folder.resolve("out").toString())
        .requireRefusal(3, parts);
  }

  private void csv(String train) throws IOException {
    data = Files.createDirectory(folder.resolve("csv"));
    Files.writeString(data.resolve("mnist_train.csv"), train);
    Files.writeString(data.resolve("mnist_test.csv"), row("0"));
  }

  private static String row(String last) {
    return Stream.generate(() -> "0").limit(784).collect(Collectors.joining(","))
        + ","
        + last
        + "\n";
  }
}

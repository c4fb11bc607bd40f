package dev.lenet.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes MNIST in every form and reads it back, in a process with room for one copy only. */
@Tag("once")
@DisplayName("The whole of MNIST, in a heap of 75 MB, is the same")
class RealMnistFormatsTest {
  private static final System.Logger LOG = System.getLogger(RealMnistFormatsTest.class.getName());
  private static final int HEAP_MEGABYTES = 75;

  @SuppressWarnings("NullAway.Init")
  private static TrainTestSplit mnist;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /** Writes one part in one form. */
  private interface Form {
    void write(Dataset data, OutputStream out) throws IOException;
  }

  @BeforeAll
  static void load() {
    mnist = Datasets.load("mnist");
  }

  private void write(String name, Dataset data, Form form) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve(name));
        OutputStream out =
            new BufferedOutputStream(name.endsWith(".gz") ? new FastGzip(file) : file, 1 << 16)) {
      form.write(data, out);
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static void images(Dataset data, OutputStream out) throws IOException {
    out.write(
        ByteBuffer.allocate(16).putInt(0x803).putInt(data.size()).putInt(28).putInt(28).array());
    for (int i = 0; i < data.size(); i++) {
      out.write(data.image(i).pixels());
    }
  }

  private static void labels(Dataset data, OutputStream out) throws IOException {
    out.write(ByteBuffer.allocate(8).putInt(0x801).putInt(data.size()).array());
    for (int i = 0; i < data.size(); i++) {
      out.write(data.label(i));
    }
  }

  private static void rows(Dataset data, OutputStream out) throws IOException {
    byte[][] fields = new byte[256][];
    for (int value = 0; value < fields.length; value++) {
      fields[value] = ("," + value).getBytes(US_ASCII);
    }
    for (int i = 0; i < data.size(); i++) {
      out.write('0' + data.label(i));
      for (byte pixel : data.image(i).pixels()) {
        out.write(fields[Byte.toUnsignedInt(pixel)]);
      }
      out.write('\n');
    }
  }

  private void assertLoads(String form, String from) throws Exception {
    Path result = folder.resolve("result");
    Path said = folder.resolve("said");
    Process child = ChildJvm.start(TimedLoad.class, HEAP_MEGABYTES, said, from, result.toString());
    assertTrue(child.waitFor(5, MINUTES));
    assertEquals(0, child.exitValue(), Files.readString(said));
    String[] found = Files.readString(result).split(" ", 2);
    assertEquals(mnist.train().sha256() + mnist.test().sha256(), found[0]);
    LOG.log(System.Logger.Level.INFO, "{0}: {1}", form, found[1]);
  }

  @Test
  @DisplayName("from the cache, checksums included")
  void cache() throws Exception {
    assertLoads("cache", "-");
  }

  @Test
  @DisplayName("from gzipped IDX files")
  void gzippedIdx() throws Exception {
    write("train-images-idx3-ubyte.gz", mnist.train(), RealMnistFormatsTest::images);
    write("train-labels-idx1-ubyte.gz", mnist.train(), RealMnistFormatsTest::labels);
    write("t10k-images-idx3-ubyte.gz", mnist.test(), RealMnistFormatsTest::images);
    write("t10k-labels-idx1-ubyte.gz", mnist.test(), RealMnistFormatsTest::labels);
    assertLoads("IDX.gz", folder.toString());
  }

  @Test
  @DisplayName("from CSV files")
  void csv() throws Exception {
    write("mnist_train.csv", mnist.train(), RealMnistFormatsTest::rows);
    write("mnist_test.csv", mnist.test(), RealMnistFormatsTest::rows);
    assertLoads("CSV", folder.toString());
  }

  @Test
  @DisplayName("from gzipped CSV files")
  void gzippedCsv() throws Exception {
    write("mnist_train.csv.gz", mnist.train(), RealMnistFormatsTest::rows);
    write("mnist_test.csv.gz", mnist.test(), RealMnistFormatsTest::rows);
    assertLoads("CSV.gz", folder.toString());
  }
}

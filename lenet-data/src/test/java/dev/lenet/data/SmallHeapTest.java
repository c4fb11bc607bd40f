package dev.lenet.data;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A process with a heap of 96 MB")
@Timeout(600)
class SmallHeapTest {
  private static final int HEAP_MEGABYTES = 96;

  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  /** Writes part of a file. */
  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private Path file(String folder, String name, Content content) throws IOException {
    Path file = Files.createDirectories(temporary.resolve(folder)).resolve(name);
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream out =
            new BufferedOutputStream(name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw)) {
      content.to(out);
    }
    return file;
  }

  private static byte[] header(int images, int height, int width) {
    return ByteBuffer.allocate(16)
        .putInt(0x803)
        .putInt(images)
        .putInt(height)
        .putInt(width)
        .array();
  }

  private void assertOutcome(Path folder, String... parts) throws Exception {
    Path result = temporary.resolve("result");
    Path said = temporary.resolve("said");
    Process child =
        ChildJvm.start(
            LoadFoldersInChild.class, HEAP_MEGABYTES, said, result.toString(), folder.toString());
    assertTrue(child.waitFor(5, MINUTES));
    assertEquals(0, child.exitValue(), Files.readString(said));
    String outcome = Files.readString(result);
    for (String part : parts) {
      assertTrue(outcome.contains(part), () -> "'" + part + "' is not in: " + outcome);
    }
  }

  private Path idxFolder(String name, Content images) throws IOException {
    Path folder = data.writeTo(temporary.resolve(name));
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    file(name, "train-images-idx3-ubyte.gz", images);
    return folder;
  }

  @Test
  @DisplayName("allocates no memory only because a gzipped header announces 90 MB")
  void lie() throws Exception {
    byte[] noise = new byte[90_000];
    new Random(3).nextBytes(noise);
    Path folder =
        idxFolder(
            "lie",
            out -> {
              out.write(header(90_000, 1_000, 1));
              out.write(noise);
            });
    assertOutcome(
        folder, "DATA_DAMAGED", "90000 images of 1000x1, so 90000000 bytes", "only 90000 do");
  }

  @Test
  @DisplayName("says that its memory is too small for 150 MB that a file of 146 KB inflates to")
  void inflates() throws Exception {
    byte[] nothing = new byte[1_000_000];
    Path folder =
        idxFolder(
            "bomb",
            out -> {
              out.write(header(150_000, 1_000, 1));
              for (int i = 0; i < 150; i++) {
                out.write(nothing);
              }
            });
    assertOutcome(folder, "DATA_MISSING", "train-images-idx3-ubyte.gz", "150000000 bytes", "-Xmx");
  }

  @Test
  @DisplayName("refuses a CSV file whose first line has eight million fields")
  void fields() throws Exception {
    file("fields", "test.csv", out -> out.write('0'));
    for (String field : new String[] {"0,", "a,"}) {
      file(
          "fields",
          "train.csv",
          out -> {
            byte[] fields = field.repeat(1_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int i = 0; i < 8_000; i++) {
              out.write(fields);
            }
          });
      assertOutcome(temporary.resolve("fields"), "DATA_DAMAGED", "train.csv", "line");
    }
  }

  @Test
  @DisplayName("fetches a cached file again that announces, and has, two gigabytes")
  void cached() throws Exception {
    Path cached = data.writeTo(temporary.resolve("tiny")).resolve("train-images-idx3-ubyte");
    try (RandomAccessFile file = new RandomAccessFile(cached.toFile(), "rw")) {
      file.write(header(1_900_000, 1_000, 1));
      file.setLength(16 + 1_900_000_000L);
    }
    Path result = temporary.resolve("result");
    try (LocalMirror mirror = LocalMirror.of(data.files())) {
      Process child = LoadInChild.start(temporary, mirror, result);
      assertTrue(child.waitFor(5, MINUTES));
      assertEquals(0, child.exitValue(), Files.readString(Path.of(result + ".log")));
    }
    assertEquals(data.file("train-images-idx3-ubyte").length, Files.size(cached));
  }
}

package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is put into the cache")
class CacheFolderTest {
  private static final byte[] OLD = {1, 2, 3};

  private final byte[] content = new byte[200_000];

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @BeforeEach
  void fill() {
    new Random(3).nextBytes(content);
  }

  private Path file() {
    return temporary.resolve("file");
  }

  private void put(InputStream in) throws IOException {
    CacheFolder cache = new CacheFolder(temporary);
    PublishedFile published = new PublishedFile("file", content.length, TinyData.sha256(content));
    cache.locked(() -> cache.put(published, in));
  }

  /** Looks at the file in place before each block that it gives. */
  private final class Watching extends InputStream {
    private static final int BLOCK = 10_000;

    private final InputStream bytes = new ByteArrayInputStream(content);
    private int looks;

    @Override
    public int read() throws IOException {
      throw new IOException("read in blocks");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      assertArrayEquals(OLD, Files.readAllBytes(file()));
      looks++;
      return bytes.read(target, offset, Math.min(length, BLOCK));
    }
  }

  @Test
  @DisplayName("replaces the old one in one step, after its last byte")
  void inOneStep() throws IOException {
    Files.write(file(), OLD);
    Watching in = new Watching();
    put(in);
    assertTrue(in.looks >= content.length / Watching.BLOCK);
    assertArrayEquals(content, Files.readAllBytes(file()));
  }

  @Test
  @DisplayName("is not mixed with what another process writes at once where locks do not work")
  void besideAnother() throws IOException {
    CacheFolder cache = new CacheFolder(temporary);
    PublishedFile published = new PublishedFile("file", content.length, TinyData.sha256(content));
    InputStream interrupted =
        new ByteArrayInputStream(content) {
          private boolean other;

          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            if (pos > 0 && !other) {
              other = true;
              assertDoesNotThrow(() -> cache.put(published, new ByteArrayInputStream(content)));
            }
            return super.read(target, offset, length);
          }
        };
    put(interrupted);
    assertArrayEquals(content, Files.readAllBytes(file()));
    assertTidy();
  }

  private void assertTidy() throws IOException {
    assertEquals(List.of(), leftIn(temporary));
  }

  /** The temporary files in a cache. */
  static List<Path> leftIn(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".part")).toList();
    }
  }

  @Test
  @DisplayName("leaves only the old one when it is cut off or is another file")
  void refused() throws IOException {
    Files.write(file(), OLD);
    byte[] other = content.clone();
    other[100_000] ^= 1;
    for (byte[] bad : new byte[][] {other, Arrays.copyOf(content, content.length - 1)}) {
      assertThrows(IOException.class, () -> put(new ByteArrayInputStream(bad)));
      assertArrayEquals(OLD, Files.readAllBytes(file()));
      assertTidy();
    }
  }
}

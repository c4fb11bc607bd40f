package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files that a package has installed")
class InstalledFilesTest {
  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private Path installed() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("share"));
    for (Map.Entry<String, byte[]> file : data.files().entrySet()) {
      Files.write(folder.resolve(file.getKey() + ".gz"), TinyData.gzip(file.getValue()));
    }
    return folder;
  }

  private CacheFolder cache() {
    return new CacheFolder(temporary.resolve("cache"));
  }

  private void fetch(Path folder, List<PublishedFile> wanted) throws IOException {
    CacheFolder cache = cache();
    Source source = new InstalledFiles(folder, "dataset-tiny");
    cache.locked(() -> source.fetch(wanted, cache, (from, bytes, share) -> {}));
  }

  private void assertFails(Path folder, String reason) {
    IOException e =
        assertThrows(IOException.class, () -> fetch(folder, data.set().files()), reason);
    assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
  }

  @Test
  @DisplayName("go to the cache unpacked, those that are wanted and no others")
  void wanted() throws IOException {
    fetch(installed(), List.of(data.set().testLabels()));
    Path copy = cache().path().resolve("t10k-labels-idx1-ubyte");
    assertArrayEquals(data.file("t10k-labels-idx1-ubyte"), Files.readAllBytes(copy));
    assertFalse(Files.exists(cache().path().resolve("t10k-images-idx3-ubyte")));
    assertEquals(List.of(), CacheFolderTest.leftIn(cache().path()));
  }

  @Test
  @DisplayName("that are other ones than published, cut off or missing are refused")
  void wrong() throws IOException {
    Path folder = installed();
    Path labels = folder.resolve("t10k-labels-idx1-ubyte.gz");
    byte[] other = data.file("t10k-labels-idx1-ubyte").clone();
    other[other.length - 1] ^= 1;
    Files.write(labels, TinyData.gzip(other));
    assertFails(folder, "t10k-labels-idx1-ubyte is not the published file");
    Files.write(labels, TinyData.gzip(new byte[] {1, 2, 3}));
    assertFails(folder, "is cut off");
    Files.delete(labels);
    assertFails(folder, "t10k-labels-idx1-ubyte.gz");
  }

  @Test
  @DisplayName("of a package that is not there are said to be not installed")
  void absent() {
    assertFails(temporary.resolve("absent"), "it is not installed");
  }
}

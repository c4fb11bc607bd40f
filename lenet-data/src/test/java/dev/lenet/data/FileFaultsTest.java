package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.TrainTestSplit;
import dev.lenet.fault.EachFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A fault at any operation on a file, alone or with all that follow,")
class FileFaultsTest {
  private static final String MISSING = "t10k-images-idx3-ubyte";

  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private TrainTestSplit load(Path cache, Source source) {
    return new PublishedData(data.set(), new CacheFolder(cache), List.of(source), "no help")
        .load(Classes.numbered(10), false, (from, bytes, share) -> {});
  }

  @ParameterizedTest(name = "all that follow: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "of a download leaves no file in the cache that is not verified, and the next goes on")
  void download(boolean lasting) throws IOException {
    try (LocalMirror mirror = LocalMirror.of(data.files())) {
      new EachFault(temporary, lasting)
          .strike(
              here -> Files.delete(data.writeTo(here.resolve("tiny")).resolve(MISSING)),
              faulty -> assertIsAll(load(faulty.resolve("tiny"), mirror.source())),
              here -> {
                assertWholeOrAbsent(here.resolve("tiny"));
                assertIsAll(load(here.resolve("tiny"), mirror.source()));
                assertEquals(List.of(), CacheFolderTest.leftIn(here.resolve("tiny")));
              });
    }
  }

  private static void assertIsAll(TrainTestSplit split) {
    assertEquals(TinyData.TRAIN, split.train().size());
    assertEquals(TinyData.TEST, split.test().size());
  }

  private void assertWholeOrAbsent(Path cache) throws IOException {
    for (Map.Entry<String, byte[]> file : data.files().entrySet()) {
      Path path = cache.resolve(file.getKey());
      if (Files.exists(path)) {
        assertArrayEquals(file.getValue(), Files.readAllBytes(path));
      }
    }
  }
}

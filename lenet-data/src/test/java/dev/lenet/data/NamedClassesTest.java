package dev.lenet.data;

import static dev.lenet.data.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A published data set whose classes have names")
class NamedClassesTest {
  private static final List<String> NAMES =
      List.of("coat", "bag", "hat", "shoe", "sock", "belt", "scarf", "glove", "tie", "ring");

  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private TrainTestSplit load(DatasetRequest.Builder request) {
    UsualPlaces places =
        new UsualPlaces(
            data.set(NAMES),
            name -> null,
            Map.of("LENET_CACHE_DIR", temporary.resolve("cache").toString()),
            List.of(new InstalledFiles(temporary.resolve("absent"), "dataset-tiny")),
            "install it; or ");
    Path folder = request.build().directory();
    return places.load(request.build(), folder == null ? null : DataDirectory.requested(folder));
  }

  private static DatasetRequest.Builder request() {
    return DatasetRequest.builder("tiny");
  }

  private static void assertHasNames(TrainTestSplit split) {
    assertEquals(NAMES, split.train().classNames());
    assertEquals(NAMES, split.test().classNames());
    assertEquals(10, split.test().classes());
  }

  @Test
  @DisplayName("has them from the cache, whether the network knows them or not")
  void fromTheCache() throws IOException {
    data.writeTo(temporary.resolve("cache").resolve("tiny"));
    assertHasNames(load(request()));
    assertHasNames(load(request().classNames(NAMES)));
  }

  @Test
  @DisplayName("has them from a folder, from IDX files and from CSV files")
  void fromAFolder() throws IOException {
    assertHasNames(load(request().directory(data.writeTo(temporary.resolve("idx")))));
    Path csv = Files.createDirectory(temporary.resolve("csv"));
    Files.writeString(csv.resolve("train.csv"), "3,0\n9,1\n");
    Files.writeString(csv.resolve("test.csv"), "3,0\n");
    assertHasNames(load(request().directory(csv)));
  }

  @Test
  @DisplayName("refuses a network of other classes, and fetches nothing for it")
  void otherClasses() {
    assertRefused(
        ErrorCode.DATA_MISMATCH,
        () -> load(request().classes(26)),
        "tiny has the 10 classes coat, bag",
        "the network has 26 classes");
    assertRefused(
        ErrorCode.DATA_MISMATCH,
        () -> load(request().classNames(List.of("yes", "no"))),
        "the network has yes, no");
    assertThrows(IllegalArgumentException.class, () -> load(request().classes(257)));
  }

  @Test
  @DisplayName("that is nowhere is missing with the ways to get it")
  void nowhere() {
    assertRefused(
        ErrorCode.DATA_MISSING,
        () -> load(request()),
        "absent of the package dataset-tiny: it is not installed",
        "by hand: install it; or put the raw files train-images-idx3-ubyte, ",
        temporary.resolve("cache").resolve("tiny").toString());
  }
}

package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Cluster.Provider.class)
@DisplayName("A stream of pictures")
class PictureStreamTest {
  @TempDir Path folder;
  private Path pictures;
  private Path numbers;
  private Path checkpoint;

  @BeforeEach
  void folders() throws Exception {
    pictures = Files.createDirectory(folder.resolve("pictures"));
    numbers = folder.resolve("numbers");
    checkpoint = folder.resolve("checkpoint");
  }

  @Test
  @DisplayName("reads each picture once, when it has arrived, also one that is old")
  void readsOnce(Cluster cluster) throws Exception {
    arrive(cluster, 0, 3);
    runOnce(cluster);
    arrive(cluster, 3, 5);
    Files.setLastModifiedTime(pictures.resolve("4.png"), FileTime.from(Instant.EPOCH));
    runOnce(cluster);
    runOnce(cluster);
    assertEquals(List.of("0.png", "1.png", "2.png", "3.png", "4.png"), names(cluster));
  }

  @Test
  @DisplayName("that has crashed before it noted what it had written does not write it twice")
  void writesOnce(Cluster cluster) throws Exception {
    arrive(cluster, 0, 3);
    runOnce(cluster);
    Files.delete(checkpoint.resolve("commits/0"));
    Files.delete(checkpoint.resolve("commits/.0.crc"));
    arrive(cluster, 3, 4);
    runOnce(cluster);
    assertEquals(List.of("0.png", "1.png", "2.png", "3.png"), names(cluster));
  }

  @Test
  @DisplayName("that has crashed while it wrote does not count what it had written")
  void countsOnce(Cluster cluster) throws Exception {
    arrive(cluster, 0, 3);
    runOnce(cluster);
    Files.delete(checkpoint.resolve("commits/0"));
    Files.delete(checkpoint.resolve("commits/.0.crc"));
    Files.delete(numbers.resolve("_spark_metadata/0"));
    Files.delete(numbers.resolve("_spark_metadata/.0.crc"));
    runOnce(cluster);
    assertEquals(List.of("0.png", "1.png", "2.png"), names(cluster));
  }

  @Test
  @DisplayName("is refused if the checkpoint of its table is gone: pictures would be lost")
  void needsItsCheckpoint(Cluster cluster) throws Exception {
    arrive(cluster, 0, 1);
    runOnce(cluster);
    Files.move(checkpoint, folder.resolve("elsewhere"));
    assertThrows(IllegalArgumentException.class, () -> runOnce(cluster));
  }

  @Test
  @DisplayName("is refused if its table is gone and its checkpoint is not: pictures would be lost")
  void needsItsTable(Cluster cluster) throws Exception {
    arrive(cluster, 0, 1);
    runOnce(cluster);
    Files.move(numbers, folder.resolve("elsewhere"));
    arrive(cluster, 1, 2);
    assertThrows(IllegalArgumentException.class, () -> runOnce(cluster));
  }

  @Test
  @DisplayName("is refused with the checkpoint of another table that has other batches")
  void needsItsOwnCheckpoint(Cluster cluster) throws Exception {
    arrive(cluster, 0, 1);
    runOnce(cluster);
    Path ownNumbers = numbers;
    Path ownCheckpoint = checkpoint;
    numbers = folder.resolve("other-numbers");
    checkpoint = folder.resolve("other-checkpoint");
    runOnce(cluster);
    arrive(cluster, 1, 2);
    runOnce(cluster);
    checkpoint = ownCheckpoint; // of fewer batches
    assertThrows(IllegalArgumentException.class, () -> runOnce(cluster));
    numbers = ownNumbers;
    checkpoint = folder.resolve("other-checkpoint"); // of more
    assertThrows(IllegalArgumentException.class, () -> runOnce(cluster));
  }

  @Test
  @DisplayName("reads many pictures in batches, so that a long wait does not make a large one")
  void readsInBatches(Cluster cluster) throws Exception {
    arrive(cluster, 0, 5);
    cluster.spark().conf().set("spark.lenet.filesPerBatch", "2");
    try {
      runOnce(cluster);
    } finally {
      cluster.spark().conf().unset("spark.lenet.filesPerBatch");
    }
    assertEquals(List.of("0.png", "1.png", "2.png", "3.png", "4.png"), names(cluster));
    assertTrue(Files.exists(checkpoint.resolve("commits/2")));
    assertFalse(Files.exists(checkpoint.resolve("commits/3")));
  }

  @Test
  @DisplayName("on a folder without pictures ends, and has read nothing")
  void readsNothing(Cluster cluster) throws Exception {
    runOnce(cluster);
    assertEquals(0, StreamCommand.read(cluster.spark(), numbers.toString()));
    arrive(cluster, 0, 2);
    runOnce(cluster);
    assertEquals(2, StreamCommand.read(cluster.spark(), numbers.toString()));
  }

  /** Moves generated pictures into the folder. */
  private void arrive(Cluster cluster, int from, int to) throws Exception {
    for (Row row : GeneratedDigits.of(cluster.spark(), to, 1).collectAsList()) {
      long id = row.<Long>getAs("id");
      if (id >= from) {
        Path file = Files.write(folder.resolve(id + ".png"), row.<byte[]>getAs("picture"));
        Files.move(file, pictures.resolve(id + ".png"));
      }
    }
  }

  private void runOnce(Cluster cluster) throws Exception {
    PictureStream.start(
            cluster.spark(),
            pictures.toString(),
            numbers.toString(),
            checkpoint.toString(),
            Trigger.AvailableNow())
        .awaitTermination();
  }

  private List<String> names(Cluster cluster) {
    return cluster.spark().read().parquet(numbers.toString()).collectAsList().stream()
        .map(row -> Path.of(row.<String>getAs("path")).getFileName().toString())
        .sorted()
        .toList();
  }
}

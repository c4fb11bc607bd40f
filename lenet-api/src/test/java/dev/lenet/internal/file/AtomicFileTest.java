package dev.lenet.internal.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is replaced in one step")
class AtomicFileTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("is written by an interrupted thread too, which stays interrupted")
  void interrupted() throws IOException {
    Path file = folder.resolve("file");
    byte[] content = new byte[3_000_000];
    content[2_999_999] = 7;
    Thread.currentThread().interrupt();
    try {
      AtomicFile.write(file, content);
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt flag");
    }
    assertArrayEquals(content, Files.readAllBytes(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  @DisplayName("may be written by many threads at once: each succeeds, and the last content stays")
  void manyWriters() throws Exception {
    Path file = folder.resolve("file");
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (byte writer = 0; writer < 40; writer++) {
        byte[] content = new byte[300_000];
        Arrays.fill(content, writer);
        work.add(
            () -> {
              AtomicFile.write(file, content);
              return null;
            });
      }
      for (Future<Void> written : writers.invokeAll(work)) {
        written.get();
      }
    } finally {
      writers.shutdown();
    }
    byte[] left = Files.readAllBytes(file);
    byte[] whole = new byte[300_000];
    Arrays.fill(whole, left[0]);
    assertArrayEquals(whole, left);
    assertEquals(List.of("file"), names());
  }

  @Test
  @DisplayName(
      "keeps its old content, and no other file appears, if the new content cannot be written")
  void keepsTheOld() throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve("name"));
    Files.createFile(inTheWay.resolve("old"));
    assertThrows(FileSystemException.class, () -> AtomicFile.write(inTheWay, new byte[9]));
    assertEquals(List.of("name"), names());
    assertTrue(Files.exists(inTheWay.resolve("old")));
  }

  @Test
  @DisplayName("says why it cannot be written, even if cleaning up fails too")
  void keepsTheReason() throws IOException {
    Path below = Files.createFile(folder.resolve("file")).resolve("below");
    var e = assertThrows(FileSystemException.class, () -> AtomicFile.write(below, new byte[9]));
    assertEquals(1, e.getSuppressed().length);
  }

  @Test
  @DisplayName("leaves nothing forever if its process is killed while it writes")
  void deletesUnfinished() throws IOException {
    Files.createFile(folder.resolve(".lenet-1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.tmp"));
    Files.createFile(folder.resolve(".mine.tmp"));
    Files.createFile(folder.resolve("lenet.tmp"));
    AtomicFile.deleteUnfinished(folder);
    assertEquals(List.of(".mine.tmp", "lenet.tmp"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package dev.lenet.data;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Processes and threads that fill one cache")
@Timeout(600)
class ManyProcessesTest {
  private static final int PIECES = 8;

  /** How often the test kills; more for a night. */
  private static final int KILLS = Integer.getInteger("lenet.data.kills", 6);

  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  /** Serves each file in eight pieces, for a quarter of a second at the least. */
  private LocalMirror slowMirror() throws IOException {
    return new LocalMirror(
        (exchange, name) ->
            LocalMirror.sendSlowly(
                exchange, TinyData.gzip(data.file(name)), PIECES, Duration.ofMillis(30)));
  }

  private TrainTestSplit load(LocalMirror mirror) {
    return new MnistProvider(
            data.set(),
            name -> null,
            Map.of("LENET_CACHE_DIR", temporary.toString()),
            List.of(mirror.source()))
        .load(DatasetRequest.builder("tiny").build());
  }

  private String expected() throws IOException {
    Path folder = data.writeTo(temporary.resolve("by-hand"));
    TrainTestSplit split =
        new DataDirectory(folder, "the test").load(Classes.numbered(10), List.of());
    return split.train().sha256() + " " + split.test().sha256();
  }

  @Test
  @DisplayName("at once all get the data, and each file is fetched once")
  void processesAtOnce() throws Exception {
    try (LocalMirror mirror = slowMirror()) {
      List<Process> children = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        children.add(LoadInChild.start(temporary, mirror, temporary.resolve("result" + i)));
      }
      for (int i = 0; i < children.size(); i++) {
        Path result = temporary.resolve("result" + i);
        assertTrue(children.get(i).waitFor(5, MINUTES));
        assertEquals(0, children.get(i).exitValue(), Files.readString(Path.of(result + ".log")));
        assertEquals(expected(), Files.readString(result));
      }
      assertEquals(List.copyOf(data.files().keySet()), mirror.asked());
    }
  }

  @Test
  @DisplayName("say which process they wait for, and go on when it is done")
  void told() throws Exception {
    Path result = temporary.resolve("result");
    CacheFolder cache = new CacheFolder(temporary.resolve("tiny"));
    try (LocalMirror mirror = slowMirror()) {
      List<Process> children = new ArrayList<>();
      cache.locked(
          () -> {
            Process started = LoadInChild.start(temporary, mirror, result);
            String said = "";
            while (started.isAlive() && !said.contains(" is in use by process ")) {
              LocalMirror.sleep(Duration.ofMillis(20));
              said = Files.readString(Path.of(result + ".log"));
            }
            assertTrue(said.contains(" in use by process " + ProcessHandle.current().pid()), said);
            assertEquals(List.of(), mirror.asked());
            children.add(started);
          });
      Process child = children.get(0);
      assertTrue(child.waitFor(5, MINUTES));
      assertEquals(0, child.exitValue(), Files.readString(Path.of(result + ".log")));
      assertEquals(expected(), Files.readString(result));
    }
  }

  @Test
  @DisplayName("of one JVM all get the data, and each file is fetched once")
  void threadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try (LocalMirror mirror = slowMirror()) {
      List<Future<TrainTestSplit>> loads = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        loads.add(threads.submit(() -> load(mirror)));
      }
      for (Future<TrainTestSplit> load : loads) {
        TrainTestSplit split = load.get(5, MINUTES);
        assertEquals(expected(), split.train().sha256() + " " + split.test().sha256());
      }
      assertEquals(List.copyOf(data.files().keySet()), mirror.asked());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName("leave no bad file when they are killed at any moment, and the next one goes on")
  void killed() throws Exception {
    Random random = new Random(42);
    Path result = temporary.resolve("result");
    try (LocalMirror mirror = slowMirror()) {
      int kills = 0;
      while (kills < KILLS || Files.notExists(result)) {
        if (Files.deleteIfExists(result)) { // it was too fast: begin again
          for (String file : data.files().keySet()) {
            Files.delete(temporary.resolve("tiny").resolve(file));
          }
        }
        int before = mirror.asked().size();
        Process child = LoadInChild.start(temporary, mirror, result);
        while (mirror.asked().size() == before && child.isAlive()) {
          Thread.sleep(5);
        }
        // The last one may take its time, however busy the machine is.
        int patience = kills < KILLS ? random.nextInt(400) : 300_000;
        if (child.waitFor(patience, MILLISECONDS)) {
          assertEquals(0, child.exitValue(), Files.readString(Path.of(result + ".log")));
        } else {
          child.destroyForcibly().waitFor();
          kills++;
        }
        assertFilesAreWholeOrAbsent();
      }
      assertEquals(expected(), Files.readString(result));
      assertEquals(List.of(), CacheFolderTest.leftIn(temporary.resolve("tiny")));
    }
  }

  @Test
  @DisplayName("clear away what one leaves that is killed after its last file is in place")
  void killedAtTheEnd() throws Exception {
    CacheFolder cache = new CacheFolder(temporary.resolve("tiny"));
    try (LocalMirror mirror = slowMirror()) {
      load(mirror);
      Files.writeString(cache.workshop().resolve("half"), "a file");
      cache.locked(
          () -> {
            Path inUse = cache.workshop();
            load(mirror);
            assertTrue(Files.exists(inUse), "it belongs to the holder of the lock");
          });
      Files.writeString(cache.workshop().resolve("half"), "a file");
      load(mirror);
      assertEquals(List.of(), CacheFolderTest.leftIn(cache.path()));
    }
  }

  private void assertFilesAreWholeOrAbsent() throws IOException {
    for (Map.Entry<String, byte[]> file : data.files().entrySet()) {
      Path path = temporary.resolve("tiny").resolve(file.getKey());
      if (Files.exists(path)) {
        assertArrayEquals(file.getValue(), Files.readAllBytes(path));
      }
    }
  }
}

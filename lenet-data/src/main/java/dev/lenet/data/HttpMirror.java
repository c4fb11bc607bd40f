package dev.lenet.data;

import dev.lenet.api.DownloadListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A web server that has the files of a data set, each gzipped, below one address.
 *
 * @param base the address, ending in a slash
 * @param patience a download fails if nothing arrives for this time
 * @param limit the most time for all files together
 */
record HttpMirror(URI base, Duration patience, Duration limit) implements Source {
  private static final int OK = 200;
  private static final long LOOK_EVERY_MILLIS = 100;

  /** Gzip never adds more than this many bytes. A longer download is stopped. */
  private static final long GZIP_OVERHEAD = 1 << 16;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A mirror with the usual patience. */
  static HttpMirror usual(URI base) {
    return new HttpMirror(base, PATIENCE, LIMIT);
  }

  @Override
  public void fetch(List<PublishedFile> wanted, CacheFolder cache, DownloadListener listener)
      throws IOException {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    long deadline = System.nanoTime() + limit.toNanos();
    Arrivals arrivals = new Arrivals(toString(), wanted, listener);
    for (PublishedFile file : wanted) {
      Path packed = cache.workshop().resolve(file.name() + ".gz");
      download(client, file, packed, deadline, arrivals.of(file));
      try (InputStream in = Gunzip.open(packed)) {
        cache.put(file, in);
      }
    }
  }

  private void download(
      HttpClient client, PublishedFile file, Path packed, long deadline, Arrivals.OfFile arrivals)
      throws IOException {
    String name = file.name() + ".gz";
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(base.resolve(name)).build(),
            head -> {
              arrivals.expect(head.headers().firstValueAsLong("Content-Length").orElse(0));
              return head.statusCode() == OK
                  ? BodySubscribers.mapping(
                      BodySubscribers.ofFile(packed), path -> InputStream.nullInputStream())
                  : BodySubscribers.ofInputStream();
            });
    long longest = file.length() + GZIP_OVERHEAD;
    try {
      HttpResponse<InputStream> response = await(answer, packed, longest, deadline, arrivals);
      if (response.statusCode() != OK) {
        response.body().close(); // does not wait for the rest
        throw new IOException("HTTP status %d for %s".formatted(response.statusCode(), name));
      }
      requireAtMost(longest, Files.size(packed));
      arrivals.complete(Files.size(packed));
    } finally {
      answer.cancel(true);
    }
  }

  /** The client's own time limits do not cover a body that stalls or arrives slowly. */
  private <T> T await(
      CompletableFuture<T> answer,
      Path packed,
      long longest,
      long deadline,
      Arrivals.OfFile arrivals)
      throws IOException {
    long size = 0;
    long grewAt = System.nanoTime();
    while (true) {
      try {
        return answer.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = System.nanoTime();
        long arrived = Files.exists(packed) ? Files.size(packed) : 0;
        requireAtMost(longest, arrived);
        arrivals.arrived(arrived);
        if (now - deadline > 0) {
          throw new IOException(
              "it took more than %s for the files up to %s"
                  .formatted(Reasons.seconds(limit), packed.getFileName()),
              e);
        }
        if (arrived > size) {
          size = arrived;
          grewAt = now;
        } else if (now - grewAt > patience.toNanos()) {
          throw new IOException(
              "nothing arrived for %s, after %d bytes".formatted(Reasons.seconds(patience), size),
              e);
        }
      } catch (ExecutionException e) {
        throw new IOException(Reasons.of(e), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted during a download");
      }
    }
  }

  private static void requireAtMost(long longest, long arrived) throws IOException {
    if (arrived > longest) {
      throw new IOException("more than %d bytes were sent".formatted(longest));
    }
  }

  @Override
  public String toString() {
    return base.toString();
  }
}

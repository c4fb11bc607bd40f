package dev.lenet.data;

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
import java.util.zip.GZIPInputStream;

/**
 * A web server with the files of a data set, each gzipped, below one address.
 *
 * @param base the address, ending in a slash
 * @param patience a download during which nothing arrives for so long is given up
 */
record HttpMirror(URI base, Duration patience) implements Source {
  private static final int OK = 200;
  private static final long LOOK_EVERY_MILLIS = 100;

  /** Gzip makes nothing longer than this much; a server that sends more is stopped. */
  private static final long GZIP_OVERHEAD = 1 << 16;

  @Override
  public void fetch(List<PublishedFile> wanted, CacheFolder cache) throws IOException {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    for (PublishedFile file : wanted) {
      Path packed = cache.workshop().resolve(file.name() + ".gz");
      Files.deleteIfExists(packed);
      download(client, file, packed);
      try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16)) {
        cache.put(file, in);
      }
    }
  }

  private void download(HttpClient client, PublishedFile file, Path target) throws IOException {
    URI address = base.resolve(file.name() + ".gz");
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(address).build(),
            head ->
                head.statusCode() == OK
                    ? BodySubscribers.ofFile(target)
                    : BodySubscribers.replacing(target));
    try {
      int status = await(answer, target, file.length() + GZIP_OVERHEAD).statusCode();
      if (status != OK) {
        throw new IOException("HTTP status %d for %s.gz".formatted(status, file.name()));
      }
    } finally {
      answer.cancel(true);
    }
  }

  /** Waits as long as the file grows; the client's own timeouts do not cover a body that stalls. */
  private HttpResponse<Path> await(
      CompletableFuture<HttpResponse<Path>> answer, Path target, long longest) throws IOException {
    long size = 0;
    long grewAt = System.nanoTime();
    while (true) {
      try {
        return answer.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = Files.exists(target) ? Files.size(target) : 0;
        if (now > longest) {
          throw new IOException("more than %d bytes were sent".formatted(longest), e);
        }
        if (now > size) {
          size = now;
          grewAt = System.nanoTime();
        } else if (System.nanoTime() - grewAt > patience.toNanos()) {
          throw new IOException(
              "nothing arrived for %d seconds, after %d bytes"
                  .formatted(patience.toSeconds(), size),
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

  @Override
  public String toString() {
    return base.toString();
  }
}

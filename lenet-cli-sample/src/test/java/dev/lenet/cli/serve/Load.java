package dev.lenet.cli.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Offers a server so many readings a second, whether it keeps up or not, and prints what it
 * answered and how much memory it used. A program of its own: {@code java Load.java ADDRESS PICTURE
 * RATE SECONDS}.
 */
final class Load {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MICROS = 1000;
  private static final int REPORT_SECONDS = 10;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final HttpRequest request;
  private final int rate;
  private final Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();
  private final long[] micros;
  private int mostOpen;

  private Load(URI server, Path picture, int rate, int seconds) throws IOException {
    this.server = server;
    this.rate = rate;
    this.micros = new long[rate * seconds];
    this.request =
        HttpRequest.newBuilder(server.resolve("api/read"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(Files.readAllBytes(picture)))
            .build();
  }

  /** Offers the load. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Load load =
        new Load(
            URI.create(args[0]),
            Path.of(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
    load.run();
  }

  @SuppressWarnings("SystemOut") // a program
  private void run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < micros.length; i++) {
      if (i % (REPORT_SECONDS * rate) == 0) {
        System.out.printf("%3d s  %s%n", i / rate, memory());
      }
      long due = start + i * SECOND / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      send();
    }
    System.out.printf("%3d s  %s%n", micros.length / rate, memory());
    while (open.get() > 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    double seconds = (System.nanoTime() - start) / (double) SECOND;
    long[] times = Arrays.copyOf(micros, read.get());
    Arrays.sort(times);
    System.out.printf("offered %,d in %.1f s, at most %d open%n", micros.length, seconds, mostOpen);
    System.out.println("answers " + outcomes);
    if (times.length > 0) {
      System.out.printf(
          "200: %.0f a second, median %.1f ms, 99%% within %.1f ms%n",
          times.length / seconds,
          times[times.length / 2] / 1e3,
          times[(int) (times.length * 0.99)] / 1e3);
    }
    TimeUnit.SECONDS.sleep(1);
    System.out.println("after  " + memory());
  }

  private void send() {
    long start = System.nanoTime();
    mostOpen = Math.max(mostOpen, open.incrementAndGet());
    var unused =
        client
            .sendAsync(request, BodyHandlers.discarding())
            .whenComplete((response, failure) -> count(start, response, failure));
  }

  private void count(long start, HttpResponse<Void> response, Throwable failure) {
    if (failure == null && response.statusCode() == 200) {
      micros[read.getAndIncrement()] = (System.nanoTime() - start) / MICROS;
    }
    String outcome = failure == null ? "" + response.statusCode() : failure.toString();
    outcomes.computeIfAbsent(outcome, name -> new AtomicLong()).incrementAndGet();
    open.decrementAndGet();
  }

  /** What the server says of itself: its heap, and what else the JVM uses. */
  private String memory() throws IOException, InterruptedException {
    HttpRequest metrics = HttpRequest.newBuilder(server.resolve("metrics")).build();
    String text = client.send(metrics, BodyHandlers.ofString()).body();
    return "heap %.0f MiB, other %.0f MiB, direct %.0f MiB, threads %.0f"
        .formatted(
            sum(text, "jvm_memory_used_bytes{area=\"heap\"") / (1 << 20),
            sum(text, "jvm_memory_used_bytes{area=\"nonheap\"") / (1 << 20),
            sum(text, "jvm_buffer_memory_used_bytes{id=\"direct\"") / (1 << 20),
            sum(text, "jvm_threads_live_threads"));
  }

  private static double sum(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}

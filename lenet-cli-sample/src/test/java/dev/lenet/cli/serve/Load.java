package dev.lenet.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Offers a server so many readings a second, whether it keeps up or not, and prints what it
 * answered and how much memory it used. It is a program: {@code java Load.java ADDRESS PICTURE RATE
 * SECONDS}. Each of its threads has a connection and takes the next request that is due.
 */
@SuppressWarnings("SystemOut")
final class Load {
  private static final int CONNECTIONS = 64;
  private static final int REPORT_SECONDS = 10;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final URI server;
  private final byte[] request;
  private final int rate;
  private final long[] nanos;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();
  private final Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();
  private final long start = System.nanoTime();

  private Load(URI server, byte[] request, int rate, int seconds) {
    this.server = server;
    this.request = request;
    this.rate = rate;
    this.nanos = new long[rate * seconds];
  }

  /** Offers the load. */
  public static void main(String[] args) throws IOException, InterruptedException {
    URI server = URI.create(args[0]);
    byte[] picture = Files.readAllBytes(Path.of(args[1]));
    byte[] head =
        "POST /api/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
            .formatted(picture.length)
            .getBytes(ISO_8859_1);
    byte[] request = Arrays.copyOf(head, head.length + picture.length);
    System.arraycopy(picture, 0, request, head.length, picture.length);
    new Load(server, request, Integer.parseInt(args[2]), Integer.parseInt(args[3])).run();
  }

  private void run() throws IOException, InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Thread thread = new Thread(this::send);
      thread.start();
      threads.add(thread);
    }
    for (int second = 0; next.get() < nanos.length; second += REPORT_SECONDS) {
      LockSupport.parkNanos(start + second * SECOND - System.nanoTime());
      System.out.printf("%3d s  %s%n", second, memory());
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / (double) SECOND;
    long[] times = Arrays.copyOf(nanos, read.get());
    Arrays.sort(times);
    System.out.printf(Locale.ROOT, "offered %,d in %.1f s%n", nanos.length, seconds);
    System.out.println("answers " + outcomes);
    if (times.length > 0) {
      System.out.printf(
          Locale.ROOT,
          "200: %.0f a second, median %.0f ms, 99%% within %.0f ms after they were due%n",
          times.length / seconds,
          times[times.length / 2] / 1e6,
          times[(int) (times.length * 0.99)] / 1e6);
    }
    System.out.println("after  " + memory());
  }

  /** Sends requests that are due, until there are no more. */
  private void send() {
    Connection connection = null;
    for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
      long due = start + i * SECOND / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      String outcome;
      try {
        connection = connection == null ? new Connection(server) : connection;
        Answer answer = connection.send(request);
        outcome = answer.status();
        if (outcome.equals("200")) {
          nanos[read.getAndIncrement()] = System.nanoTime() - due;
        }
      } catch (IOException e) {
        outcome = e.toString();
        connection = null;
      }
      outcomes.computeIfAbsent(outcome, name -> new AtomicLong()).incrementAndGet();
    }
  }

  /** What the server says of its JVM. */
  private String memory() throws IOException {
    String ask = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String text = new Connection(server).send(ask.getBytes(ISO_8859_1)).body();
    return String.format(
        Locale.ROOT,
        "heap %.0f MiB, other %.0f MiB, direct %.0f MiB, %.0f threads",
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

  private record Answer(String status, String body) {}

  /** One that stays open. */
  private static final class Connection {
    private final Socket socket;
    private final InputStream in;

    Connection(URI server) throws IOException {
      socket = new Socket(server.getHost(), server.getPort());
      in = new BufferedInputStream(socket.getInputStream());
    }

    Answer send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      String status = line().split(" ", 3)[1];
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
        }
      }
      return new Answer(status, new String(in.readNBytes(length), ISO_8859_1));
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("the server ended the connection");
        }
        line.append((char) c);
      }
      return line.toString().strip();
    }
  }
}

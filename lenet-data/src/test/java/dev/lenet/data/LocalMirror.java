package dev.lenet.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A web server on this machine that serves the gzipped files of a data set, well or badly. */
final class LocalMirror implements AutoCloseable {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers a request for a file of that name (without {@code .gz}). */
  interface Answer {
    void to(HttpExchange exchange, String name) throws IOException;
  }

  LocalMirror(Answer answer) throws IOException {
    this(HttpServer.create(ANY_PORT, 0), "http", answer);
  }

  private LocalMirror(HttpServer server, String scheme, Answer answer) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext(
        "/data/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String name = path.substring("/data/".length()).replaceFirst("\\.gz$", "");
          asked.add(name);
          try (exchange) {
            answer.to(exchange, name);
          }
        });
    server.start();
  }

  /** One of https. */
  static LocalMirror secure(SSLContext context, Answer answer) throws IOException {
    HttpsServer server = HttpsServer.create(ANY_PORT, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new LocalMirror(server, "https", answer);
  }

  /** Serves these files, and 404 for all others. */
  static LocalMirror of(Map<String, byte[]> files) throws IOException {
    return new LocalMirror(
        (exchange, name) -> {
          byte[] content = files.get(name);
          if (content == null) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            send(exchange, TinyData.gzip(content));
          }
        });
  }

  static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Sends a body in pieces with a pause before each. */
  static void sendSlowly(HttpExchange exchange, byte[] body, int pieces, Duration pause)
      throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    OutputStream out = exchange.getResponseBody();
    for (int i = 0; i < pieces; i++) {
      sleep(pause);
      int from = (int) ((long) body.length * i / pieces);
      int to = (int) ((long) body.length * (i + 1) / pieces);
      out.write(body, from, to - from);
      out.flush();
    }
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI base() {
    return URI.create(
        scheme
            + "://"
            + InetAddress.getLoopbackAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/data/");
  }

  HttpMirror source() {
    return new HttpMirror(base(), Duration.ofSeconds(10), Duration.ofMinutes(1));
  }

  /** The names that were asked for, in order. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

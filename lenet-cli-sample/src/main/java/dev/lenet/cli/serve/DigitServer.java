package dev.lenet.cli.serve;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A running server. What it looks with belongs to the caller. */
public final class DigitServer implements AutoCloseable {
  private static final int MOST_THREADS = 16;
  private static final int LEAST_THREADS = 4;
  private static final int MOST_HEADER_BYTES = 8192;
  private static final long IDLE_MILLIS_IF_FULL = 1000;
  private static final long STOP_MILLIS = 8000;

  private final Server server;
  private final ServerConnector connector;
  private final String host;
  private final Readings readings;
  private final Metrics metrics;

  private DigitServer(Settings settings, Looks looks) {
    host = HostPort.normalizeHost(settings.host()); // IPv6 in brackets, as in a URI
    Limits limits = settings.limits();
    BodyRoom room = new BodyRoom(limits.bytesOfAll());
    readings = new Readings(limits);
    metrics = new Metrics(readings, room);
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("lenet-http");
    server = new Server(threads);
    connector = connector(settings);
    server.addConnector(connector);
    server.addBean(connections(limits));
    server.setErrorHandler(new ErrorAnswers());
    server.setStopTimeout(STOP_MILLIS);
    Handler all =
        new Handler.Sequence(
            new Api(limits, room, readings, metrics, looks),
            Page.handler(server),
            new NotFound(Page.METHODS));
    List<String> origins = settings.origins();
    server.setHandler(
        new GracefulHandler(
            new Gate(host, origins, origins.isEmpty() ? all : allowing(origins, all))));
  }

  private static Handler allowing(List<String> origins, Handler handler) {
    CrossOriginHandler crossOrigin = new CrossOriginHandler();
    crossOrigin.setAllowedOriginPatterns(
        origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
    crossOrigin.setHandler(handler);
    return crossOrigin;
  }

  private ServerConnector connector(Settings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MOST_HEADER_BYTES);
    http.addCustomizer(SecurityHeaders::add);
    ServerConnector made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    made.setHost(settings.host());
    made.setPort(settings.port());
    made.setIdleTimeout(settings.limits().idle().toMillis());
    return made;
  }

  /** If there are too many, those that say nothing for a moment are closed. */
  private NetworkConnectionLimit connections(Limits limits) {
    NetworkConnectionLimit limit = new NetworkConnectionLimit(limits.connections(), connector);
    limit.setEndPointIdleTimeout(IDLE_MILLIS_IF_FULL);
    return limit;
  }

  /**
   * Starts a server. The caller closes it before what it looks with.
   *
   * @throws IOException if it cannot listen there
   */
  public static DigitServer start(Settings settings, Looks looks) throws IOException {
    DigitServer made = new DigitServer(settings, looks);
    try {
      made.server.start();
      return made;
    } catch (Exception e) { // Jetty declares no other
      made.close();
      if (e instanceof IOException access) {
        throw access;
      }
      throw new IllegalStateException("The server did not start", e);
    }
  }

  /** The address of the page. */
  public URI address() {
    return URI.create("http://%s:%d/".formatted(host, connector.getLocalPort()));
  }

  /** Refuses new requests, waits until the running ones are answered, and stops. */
  @Override
  public void close() {
    LifeCycle.stop(server);
    readings.close();
    metrics.close();
  }

  /**
   * Where a server listens, and what it accepts.
   *
   * @param port 0 for any that is free
   * @param origins of pages that may send requests beside the server's own, such as {@code
   *     https://example.org}
   */
  public record Settings(String host, int port, List<String> origins, Limits limits) {
    /** Copies the list. */
    public Settings {
      origins = List.copyOf(origins);
    }
  }
}

package dev.lenet.cli.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets in requests that are meant for this server. A page of another site can make a browser send
 * others: under a name of its own that it lets point to this machine (DNS rebinding), or as a form.
 */
final class Gate extends Handler.Wrapper {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What browsers say of a request that another site's page makes. */
  private static final Set<String> OTHERS = Set.of("cross-site", "same-site");

  private final boolean loopback;
  private final String host;
  private final List<String> origins;

  /**
   * Guards a handler.
   *
   * @param host where the server listens, as in a URI
   * @param origins sites whose pages may send requests
   */
  Gate(String host, List<String> origins, Handler handler) {
    super(handler);
    this.loopback = isLoopback(host);
    this.host = host;
    this.origins = origins;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // the server will not start
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Problem problem = problem(request);
    if (problem == null) {
      return super.handle(request, response, callback);
    }
    Linger.refuse(problem, request, response, callback);
    return true;
  }

  private @Nullable Problem problem(Request request) {
    String name = Request.getServerName(request);
    if (loopback && !LOOPBACK.contains(name) && !name.equals(host)) {
      return new Problem(
          HttpStatus.MISDIRECTED_REQUEST_421,
          "HOST",
          "This server answers to localhost and 127.0.0.1 only. To use it under another name, let a reverse proxy send one of these");
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (request.getMethod().equals(Api.POST)
        && isOfAnother(request, origin)
        && !isAllowed(origin)) {
      return new Problem(
          HttpStatus.FORBIDDEN_403,
          "ORIGIN",
          "Pages of other sites cannot send pictures here, unless the server is started with --cors and their origin");
    }
    return null;
  }

  /** Browsers name the site to a loopback address and over TLS only; else the origin tells. */
  private boolean isOfAnother(Request request, @Nullable String origin) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null || loopback) {
      return site != null && OTHERS.contains(site);
    }
    String here = request.getHeaders().get(HttpHeader.HOST);
    return origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(here);
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && origins.contains(origin);
  }
}

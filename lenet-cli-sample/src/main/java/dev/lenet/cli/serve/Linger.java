package dev.lenet.cli.serve;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a request whose body may not have arrived yet. The answer is sent at once. Then what
 * still arrives is thrown away for a while: if the connection were closed under a client that is
 * sending, the client would see a broken connection and not the answer.
 */
final class Linger implements Runnable {
  /** So much may have arrived before the answer is sent. */
  private static final long SOON = 1 << 20;

  private static final long MOST_BYTES = 256L << 20;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Request request;
  private final Callback callback;
  private final long end = System.nanoTime() + LONGEST_NANOS;
  private long bytes;

  private Linger(Request request, Callback callback) {
    this.request = request;
    this.callback = callback;
  }

  /** Sends the problem, and ends the connection if there is more of the request. */
  static void refuse(Problem problem, Request request, Response response, Callback callback) {
    Linger linger = new Linger(request, callback);
    if (linger.hasAll(SOON)) {
      Answer.of(problem).send(response, callback);
    } else {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      Answer.of(problem).send(response, Callback.from(linger, callback::failed));
    }
  }

  /** Throws away what has arrived. Jetty calls it again when there is more. */
  @Override
  public void run() {
    try {
      if (hasAll(MOST_BYTES) || bytes > MOST_BYTES) {
        callback.succeeded();
      } else {
        request.demand(this);
      }
    } catch (RuntimeException | Error e) { // else the request would never end
      callback.failed(e);
    }
  }

  /**
   * Throws away what has arrived, up to so many bytes. Returns whether nothing more is to be
   * awaited.
   */
  private boolean hasAll(long most) {
    while (bytes <= most) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        return false;
      }
      boolean failed = Content.Chunk.isFailure(chunk);
      bytes += chunk.remaining();
      chunk.release();
      if (failed || chunk.isLast() || System.nanoTime() > end) {
        return true;
      }
    }
    return false;
  }
}

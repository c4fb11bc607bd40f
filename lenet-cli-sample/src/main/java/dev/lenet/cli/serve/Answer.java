package dev.lenet.cli.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The answer to a request.
 *
 * @param retrySeconds when to try again; used with status 503
 */
record Answer(int status, String type, String text, int retrySeconds) {
  static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  static Answer json(String text) {
    return ok(JSON, text);
  }

  static Answer ok(String type, String text) {
    return new Answer(HttpStatus.OK_200, type, text, 0);
  }

  static Answer of(Problem problem) {
    return new Answer(problem.status(), PROBLEM, problem.toJson(), problem.retrySeconds());
  }

  /** Sends it. */
  void send(Response response, Callback callback) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, retrySeconds);
    }
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }
}

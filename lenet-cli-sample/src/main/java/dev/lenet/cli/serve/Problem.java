package dev.lenet.cli.serve;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import dev.lenet.api.error.PictureException;
import dev.lenet.cli.report.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Why a request was refused, as RFC 9457 has it. It repeats nothing of the request.
 *
 * @param code a stable name: the library's, or one of the server's own
 * @param detail a sentence: what was found and what to do
 * @param retrySeconds when to try again; used with status 503
 */
record Problem(int status, String code, String detail, int retrySeconds) {
  private static final String BUSY = "BUSY";
  private static final String FAILED = "The server failed; its log says why";
  private static final String REQUEST = "REQUEST";

  Problem(int status, String code, String detail) {
    this(status, code, detail, 1);
  }

  /** What a failure of a reading means to the client. */
  static Problem of(Throwable e) {
    if (e instanceof Refusal refusal) {
      return refusal.problem();
    }
    if (e instanceof LenetException known) {
      return of(known);
    }
    if (e instanceof HttpException http) {
      return of(http.getCode());
    }
    if (e instanceof OutOfMemoryError) {
      return busy("There is not enough memory for this picture now. Try again later");
    }
    return of(HttpStatus.INTERNAL_SERVER_ERROR_500);
  }

  /** What a status means if nothing more is known. */
  static Problem of(int status) {
    return switch (status) {
      case HttpStatus.NOT_FOUND_404 ->
          new Problem(status, "NOT_FOUND", "Nothing is here; /openapi.json lists what is");
      case HttpStatus.REQUEST_TIMEOUT_408 ->
          new Problem(status, "REQUEST_SLOW", "The request did not arrive in time");
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> busy("The server is stopping");
      case HttpStatus.INTERNAL_SERVER_ERROR_500 -> new Problem(status, "INTERNAL", FAILED);
      case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          new Problem(status, REQUEST, "The request's address and header are too long");
      default ->
          new Problem(
              status, REQUEST, "The request breaks HTTP's rules, or asks for what is not here");
    };
  }

  static Problem busy(String detail) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE_503, BUSY, detail);
  }

  /** The same, to be tried again after another time. */
  Problem after(int seconds) {
    return new Problem(status, code, detail, seconds);
  }

  /** Gives no advice that only the server's operator can follow. */
  private static Problem of(LenetException e) {
    String code = e.code().name();
    if (!(e instanceof PictureException) || e.code() == ErrorCode.PICTURE_ACCESS) {
      return new Problem(HttpStatus.INTERNAL_SERVER_ERROR_500, code, FAILED);
    }
    String detail =
        e.getCause() instanceof OutOfMemoryError
            ? "The picture does not fit into the server's memory; shrink it"
            : e.reason();
    return new Problem(HttpStatus.UNPROCESSABLE_ENTITY_422, code, detail);
  }

  /** Whether the server, and not the request, is to blame. */
  boolean isOurs() {
    return status == HttpStatus.INTERNAL_SERVER_ERROR_500;
  }

  String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "about:blank");
    json.put("title", HttpStatus.getMessage(status));
    json.put("status", status);
    json.put("detail", detail);
    json.put("code", code);
    return Json.write(json);
  }
}

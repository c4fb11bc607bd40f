package dev.lenet.cli.serve;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** The headers with which a browser keeps the page to itself. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  /** Adds them to an answer. */
  static Request add(Request request, HttpFields.Mutable headers) {
    put(headers);
    return request;
  }

  static void put(HttpFields.Mutable headers) {
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
            + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Embedder-Policy", "require-corp");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
  }
}

package dev.lenet.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests, and holds every answer against its description. */
final class Client {
  private static final List<String> SECURITY =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "Referrer-Policy",
          "Cross-Origin-Opener-Policy",
          "Cross-Origin-Embedder-Policy",
          "Cross-Origin-Resource-Policy");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Description description;
  private final URI server;

  Client(DigitServer server) throws IOException {
    this.server = server.address();
    this.description = new Description();
  }

  Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Sends a body of a type. */
  Answer post(String path, String type, byte[] body, String... headers)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type");
    all.add(type);
    return send("POST", path, BodyPublishers.ofByteArray(body), all.toArray(new String[0]));
  }

  /** Sends a form with one field. */
  Answer form(String path, String field, byte[] content) throws IOException, InterruptedException {
    byte[] head =
        "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.png\"\r\n\r\n"
            .formatted(field)
            .getBytes(UTF_8);
    byte[] tail = "\r\n--x--\r\n".getBytes(UTF_8);
    byte[] body = new byte[head.length + content.length + tail.length];
    System.arraycopy(head, 0, body, 0, head.length);
    System.arraycopy(content, 0, body, head.length, content.length);
    System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
    return post(path, "multipart/form-data; boundary=x", body);
  }

  Answer send(String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
    check(method, path.split("\\?", 2)[0], answer);
    return answer;
  }

  private void check(String method, String path, Answer answer) {
    for (String header : SECURITY) {
      assertTrue(answer.headers.firstValue(header).isPresent(), () -> header + " of " + answer);
    }
    if (answer.status >= 400) {
      assertEquals("application/problem+json", answer.type(), answer::toString);
      assertEquals(answer.status, answer.json().get("status").asInt());
    }
    if (description.has(path) && !method.equals("HEAD") && !method.equals("OPTIONS")) {
      description.require(method, path, answer.status, answer.type(), answer.body);
    }
  }

  /** An answer. */
  record Answer(int status, HttpHeaders headers, String body) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    String type() {
      return headers.firstValue("Content-Type").orElse("");
    }

    JsonNode json() {
      return MAPPER.readTree(body);
    }

    /** Fails unless it is this problem. */
    Answer require(int expectedStatus, String code) {
      assertEquals(expectedStatus, status, body);
      assertEquals(code, json().get("code").asString(), body);
      return this;
    }
  }
}

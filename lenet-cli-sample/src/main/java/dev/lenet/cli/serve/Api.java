package dev.lenet.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lenet.api.picture.Picture;
import dev.lenet.cli.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints for programs. The file {@code openapi.json} describes them. */
final class Api extends Handler.Abstract.NonBlocking {
  static final String POST = "POST";
  private static final String FORM = "form";
  private static final Set<String> FLAGS = Set.of("true", "false");
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private final Limits limits;
  private final BodyRoom room;
  private final Readings readings;
  private final Metrics metrics;
  private final Map<String, Supplier<Answer>> gets;
  private final Map<String, Function<Fields, Reading>> posts;

  Api(Limits limits, BodyRoom room, Readings readings, Metrics metrics, Looks looks) {
    this.limits = limits;
    this.room = room;
    this.readings = readings;
    this.metrics = metrics;
    Answer description = Answer.json(resource("openapi.json"));
    gets =
        Map.of(
            "/api/setup",
            () -> Answer.json(Json.write(looks.setup(limits))),
            "/api/health",
            () -> Answer.json(Json.write(Map.of("status", "up"))),
            "/metrics",
            metrics::answer,
            "/openapi.json",
            () -> description);
    posts =
        Map.of(
            "/api/read",
            query -> looks::read,
            "/api/look",
            query -> {
              boolean form = form(query);
              return picture -> Json.write(looks.at(picture, form));
            });
  }

  private static boolean form(Fields query) {
    List<String> values = query.getValuesOrEmpty(FORM);
    if (values.isEmpty()) {
      return true;
    }
    if (values.size() > 1 || !FLAGS.contains(values.get(0))) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST_400,
          "PARAMETER",
          "The parameter 'form' takes true or false, once");
    }
    return Boolean.parseBoolean(values.get(0));
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    String method = request.getMethod();
    Supplier<Answer> get = gets.get(path);
    Function<Fields, Reading> reading = posts.get(path);
    if (get != null && Page.METHODS.contains(method)) {
      get.get().send(response, callback);
    } else if (reading != null && method.equals(POST)) {
      read(path, reading, request, response, callback);
    } else if (get != null || reading != null) {
      Set<String> methods = get == null ? Set.of(POST) : Page.METHODS;
      NotFound.refuseMethod(methods, request, response, callback);
    } else {
      return false;
    }
    return true;
  }

  private void read(
      String path,
      Function<Fields, Reading> reading,
      Request request,
      Response response,
      Callback callback) {
    BodyRoom.Share share = room.share();
    var unused =
        answer(reading, request, share)
            .whenComplete(
                (answer, failure) -> {
                  share.close(); // not only when the client has taken the answer
                  try {
                    if (failure == null) {
                      metrics.read(path, System.nanoTime() - request.getHeadersNanoTime());
                      answer.send(response, callback);
                    } else {
                      Problem problem = problem(failure).after(readings.retrySeconds());
                      metrics.refused(path, problem);
                      Linger.refuse(problem, request, response, callback);
                    }
                  } catch (RuntimeException | Error e) { // else the request would never end
                    callback.failed(e);
                  }
                });
  }

  private CompletableFuture<Answer> answer(
      Function<Fields, Reading> asked, Request request, BodyRoom.Share share) {
    try {
      Reading reading = asked.apply(Request.extractQueryParameters(request));
      Upload upload = Upload.of(request.getHeaders());
      return Body.receive(request, request.getLength(), limits, share)
          .thenCompose(
              body ->
                  readings.read(
                      () -> Answer.json(reading.json(Picture.read(upload.picture(body))))));
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Problem problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Problem problem = Problem.of(cause);
    if (problem.isOurs()) {
      LOG.error("A reading failed", cause);
    }
    return problem;
  }

  /** What is done with a picture. */
  private interface Reading {
    String json(Picture picture);
  }
}

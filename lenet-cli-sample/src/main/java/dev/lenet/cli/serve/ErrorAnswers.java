package dev.lenet.cli.serve;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses itself, such as a request that is no HTTP, as other problems. */
final class ErrorAnswers implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException http
            ? http.getCode()
            : response.getStatus();
    SecurityHeaders.put(response.getHeaders());
    Answer.of(Problem.of(status)).send(response, callback);
    return true;
  }
}

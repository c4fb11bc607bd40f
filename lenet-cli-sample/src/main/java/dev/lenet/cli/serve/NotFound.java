package dev.lenet.cli.serve;

import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what nobody else has answered. */
final class NotFound extends Handler.Abstract.NonBlocking {
  private static final Problem PROBLEM = Problem.of(HttpStatus.NOT_FOUND_404);

  private final Set<String> methods;

  /** What is not found may be asked for by these methods. */
  NotFound(Set<String> methods) {
    this.methods = methods;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (methods.contains(request.getMethod())) {
      Linger.refuse(PROBLEM, request, response, callback);
    } else {
      refuseMethod(methods, request, response, callback);
    }
    return true;
  }

  /** Says which methods there are. */
  static void refuseMethod(
      Set<String> allowed, Request request, Response response, Callback callback) {
    String list = String.join(", ", allowed);
    response.getHeaders().put(HttpHeader.ALLOW, list);
    Problem problem =
        new Problem(HttpStatus.METHOD_NOT_ALLOWED_405, "METHOD", "The methods here are " + list);
    Linger.refuse(problem, request, response, callback);
  }
}

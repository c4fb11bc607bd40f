package dev.lenet.cli.serve;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The page to draw on: files in the jar. */
final class Page {
  static final Set<String> METHODS = new TreeSet<>(Set.of("GET", "HEAD"));
  private static final String INDEX = "index.html";

  private Page() {}

  /** Serves them below {@code /}. */
  static Handler handler(Server server) {
    URL index = Objects.requireNonNull(Page.class.getResource("page/" + INDEX), "no page");
    URI folder =
        URI.create(index.toString().substring(0, index.toString().length() - INDEX.length()));
    ResourceHandler handler = new Files();
    handler.setBaseResource(ResourceFactory.of(server).newResource(folder));
    handler.setDirAllowed(false);
    handler.setWelcomeFiles(List.of(INDEX));
    handler.setEtags(true);
    handler.setCacheControl("no-cache");
    return handler;
  }

  /** Leaves all other methods to those who refuse them: Jetty would answer OPTIONS. */
  private static final class Files extends ResourceHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      return METHODS.contains(request.getMethod()) && super.handle(request, response, callback);
    }
  }
}

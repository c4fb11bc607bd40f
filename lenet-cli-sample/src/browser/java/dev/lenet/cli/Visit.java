package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One server and one browser for all tests, and the page opened anew for each of them. */
final class Visit implements BeforeEachCallback, AfterEachCallback {
  private @Nullable Opened opened;

  Browser browser() {
    return opened().browser();
  }

  PageServer server() {
    return opened().server();
  }

  private Opened opened() {
    return Objects.requireNonNull(opened, "only in a test");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    opened =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Opened.class, key -> Opened.open(), Opened.class);
    browser().window(1440, 900, "light");
    browser().visit(server().address());
  }

  /** The page has asked nobody but its own server. */
  @Override
  public void afterEach(ExtensionContext context) {
    String own = server().address().toString();
    List<String> others =
        browser().requests().stream()
            .filter(
                url -> !url.startsWith(own) && !url.startsWith("blob:") && !url.startsWith("data:"))
            .toList();
    assertEquals(List.of(), others, "requests to elsewhere");
  }

  /** The store of the whole run closes it. */
  private record Opened(PageServer server, Browser browser) implements AutoCloseable {
    static Opened open() {
      try {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "page");
        PageServer server = PageServer.open(folder);
        return new Opened(server, Browser.open());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      browser.close();
      server.close();
    }
  }
}

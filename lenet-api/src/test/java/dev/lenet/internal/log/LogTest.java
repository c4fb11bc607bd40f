package dev.lenet.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backends;
import dev.lenet.api.spi.BackendProvider;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonFactory;

@DisplayName("The library's log, in a JVM of its own with a broken backend on the class path,")
class LogTest {
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void addABrokenBackend() throws IOException {
    register(BackendProvider.class.getName(), "org.example.Absent");
  }

  private void register(String service, String provider) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(service), provider);
  }

  @Test
  @DisplayName("prints nothing if the application has no provider of loggers")
  void isSilent() throws Exception {
    assertEquals("broken: 1", run());
  }

  @Test
  @DisplayName("goes to the provider of loggers that the application has")
  void isHeard() throws Exception {
    register("java.lang.System$LoggerFinder", Loggers.class.getName());
    String output = run();
    assertTrue(
        output.contains(
            "dev.lenet.internal.lookup.Providers WARNING A provider is left out because it cannot be used: "),
        output);
    assertTrue(output.contains("org.example.Absent"), output);
    assertTrue(output.endsWith("broken: 1"), output);
  }

  @Test
  @DisplayName("prints nothing if the application's provider of loggers is broken")
  void isSilentWithABrokenProvider() throws Exception {
    register("java.lang.System$LoggerFinder", "org.example.AbsentLoggers");
    assertEquals("broken: 1", run());
  }

  private String run() throws IOException, InterruptedException, URISyntaxException {
    List<String> classPath = new ArrayList<>(List.of(folder.toString()));
    for (Class<?> type :
        List.of(Backends.class, LogTest.class, JsonFactory.class, NullMarked.class)) {
      classPath.add(
          Path.of(
                  Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                      .getLocation()
                      .toURI())
              .toString());
    }
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(File.pathSeparator, classPath),
            Program.class.getName());
    java.environment().remove("JAVA_TOOL_OPTIONS");
    java.environment().remove("JDK_JAVA_OPTIONS");
    Process process = java.redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  /** An application. */
  public static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      System.out.println("broken: " + Backends.broken().size());
    }
  }

  /** A provider of loggers. */
  public static final class Loggers extends System.LoggerFinder {
    @Override
    public System.Logger getLogger(String name, Module module) {
      return new Printing(name);
    }
  }

  private record Printing(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      System.out.println(name + " " + level + " " + message);
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... parameters) {
      System.out.println(name + " " + level + " " + format);
    }
  }
}

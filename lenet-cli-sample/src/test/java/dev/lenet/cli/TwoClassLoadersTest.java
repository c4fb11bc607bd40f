package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.picture.DigitReader;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Two class loaders in one JVM, each with all backends,")
class TwoClassLoadersTest {
  /** PyTorch, in the class loader that comes second with it. */
  private static final String REFUSED = "another class loader of this process has loaded it";

  @ParameterizedTest(name = "in the order {0}")
  @ValueSource(
      strings = {
        "A-djl A-dl4j A-java B-djl B-dl4j B-java",
        "A-dl4j A-djl A-java B-dl4j B-djl B-java",
        "A-djl B-dl4j A-dl4j B-java B-djl A-java"
      })
  @DisplayName("read with each of them, but for PyTorch in the second, which is told what to do")
  void loadOnce(String order, @TempDir Path folder) throws Exception {
    String[] uses = order.split(" ");
    Cli cli = new ChildProcess(folder).program(Host.class, Path.of("").toAbsolutePath()).run(uses);
    List<String> lines = cli.requireDone().out().lines().toList();
    assertEquals(uses.length, lines.size(), cli.out());
    for (int i = 0; i < uses.length; i++) {
      if (uses[i].equals("B-djl")) {
        assertTrue(lines.get(i).contains(REFUSED + ", and it can be loaded once"), lines.get(i));
        assertTrue(lines.get(i).contains("Put the backend where both"), lines.get(i));
      } else {
        assertEquals(uses[i] + " 5437", lines.get(i));
      }
    }
    assertEquals("", cli.err());
  }

  /** Runs {@link Application} in class loaders. */
  static final class Host {
    private final List<URL> jars = new ArrayList<>();
    private final Map<String, ClassLoader> loaders = new TreeMap<>();

    private Host() throws MalformedURLException {
      for (String jar :
          List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
        jars.add(Path.of(jar).toUri().toURL());
      }
    }

    /** Each argument is the name of a class loader, and that of a backend. */
    public static void main(String[] uses) throws Exception {
      Host host = new Host();
      for (String use : uses) {
        System.out.println(use + " " + host.read(use.substring(0, 1), use.substring(2)));
      }
    }

    private String read(String loaderName, String backend) throws ReflectiveOperationException {
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      ClassLoader loader =
          loaders.computeIfAbsent(
              loaderName, name -> new URLClassLoader(jars.toArray(URL[]::new), platform));
      Thread.currentThread().setContextClassLoader(loader);
      Object application =
          loader.loadClass(Application.class.getName()).getConstructor().newInstance();
      @SuppressWarnings("unchecked") // both class loaders have the JDK's interface
      UnaryOperator<String> reader = (UnaryOperator<String>) application;
      return reader.apply(backend);
    }
  }

  /** An application that opens a backend, and reads a picture. */
  public static final class Application implements UnaryOperator<String> {
    @Override
    public String apply(String name) {
      try (Backend backend = Backends.open(name);
          DigitReader reader = DigitReader.builder().backend(backend).open()) {
        return reader.read(DocsPage.DOCS.resolve("form.jpg")).text();
      } catch (BackendException e) {
        return e.reason();
      }
    }
  }
}

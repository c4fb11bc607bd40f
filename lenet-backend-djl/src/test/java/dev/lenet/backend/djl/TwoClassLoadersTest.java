package dev.lenet.backend.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backends;
import dev.lenet.conformance.ChildJvm;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two class loaders in one JVM, each with the DJL backend,")
class TwoClassLoadersTest {
  @Test
  @DisplayName("can load PyTorch once; the second is told why, and what to do")
  void loadOnce(@TempDir Path folder) throws Exception {
    List<String> printed = new ChildJvm(folder).run(Host.class);
    assertEquals(2, printed.size(), printed.toString());
    assertEquals("opened", printed.get(0));
    assertTrue(printed.get(1).contains("another class loader of this process"), printed.get(1));
    assertTrue(printed.get(1).contains("Put the backend where both"), printed.get(1));
  }

  /** Runs {@link Application} in two class loaders, one after the other. */
  static final class Host {
    private Host() {}

    public static void main(String[] arguments) throws Exception {
      List<URL> jars = new ArrayList<>();
      for (String jar :
          List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
        jars.add(Path.of(jar).toUri().toURL());
      }
      for (int i = 0; i < 2; i++) {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), platform)) {
          Thread.currentThread().setContextClassLoader(loader);
          ((Runnable) loader.loadClass(Application.class.getName()).getConstructor().newInstance())
              .run();
        }
      }
    }
  }

  /** An application that opens the backend. */
  public static final class Application implements Runnable {
    @Override
    public void run() {
      try {
        Backends.open("djl").close();
        System.out.println("opened");
      } catch (RuntimeException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}

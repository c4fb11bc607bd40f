package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The look-up that rule P04 watches")
class DiscoveryTest {
  @Test
  @DisplayName("sees native code that neither Java nor the system has brought")
  void seesNativeCode(@TempDir Path folder) throws IOException, InterruptedException {
    Path library = Files.copy(oneOfJava(), folder.resolve("foreign.so"));
    ChildJvm child = new ChildJvm(folder);
    List<String> without = child.run(Loading.class);
    List<String> with = child.run(Loading.class, library.toString());
    assertEquals(List.of(Discovery.JVM), without);
    assertTrue(with.contains(Discovery.NATIVE + library.toRealPath()), with::toString);
  }

  /** The JVM's own image reader: it loads alone, and does nothing when it is loaded. */
  private static Path oneOfJava() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.home")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("(lib)?jimage\\.(so|dylib|dll)"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Run in a JVM of its own: loads what its arguments name, and prints what there is. */
  static final class Loading {
    private Loading() {}

    public static void main(String[] libraries) throws Exception {
      for (String library : libraries) {
        System.load(library);
      }
      Discovery.printLibraries();
    }
  }
}

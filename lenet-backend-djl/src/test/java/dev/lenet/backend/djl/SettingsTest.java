package dev.lenet.backend.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.conformance.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the DJL backend sets for the whole JVM")
class SettingsTest {
  @Test
  @DisplayName("is offline, and one thread for each caller")
  void areSet(@TempDir Path folder) throws IOException, InterruptedException {
    assertEquals(List.of("true", "1", "1"), new ChildJvm(folder).run(Settings.class));
  }

  @Test
  @DisplayName("is left as it is where the application has set it")
  void areLeftAlone(@TempDir Path folder) throws IOException, InterruptedException {
    ChildJvm child =
        new ChildJvm(
            folder,
            "-Dai.djl.offline=false",
            "-DOPT_OUT_TRACKING=true",
            "-Dai.djl.pytorch.num_threads=2",
            "-Dai.djl.pytorch.num_interop_threads=3");
    assertEquals(List.of("false", "2", "3"), child.run(Settings.class));
  }

  /** Run in a JVM of its own, because the engine is loaded once: prints the settings after that. */
  static final class Settings {
    private Settings() {}

    public static void main(String[] arguments) {
      new DjlBackendProvider().open().close();
      System.out.println(System.getProperty("ai.djl.offline"));
      System.out.println(System.getProperty("ai.djl.pytorch.num_threads"));
      System.out.println(System.getProperty("ai.djl.pytorch.num_interop_threads"));
    }
  }
}

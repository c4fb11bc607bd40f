package dev.lenet.backend.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.lenet.conformance.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("is a native heap that keeps what was freed for the next pass")
  void keepsFreedMemory(@TempDir Path folder) throws IOException, InterruptedException {
    List<String> faults = new ChildJvm(folder).run(FreedMemory.class);
    assertTrue(Integer.parseInt(faults.get(0)) > 1_000, "before: " + faults);
    assertTrue(Integer.parseInt(faults.get(1)) < 500, "after: " + faults);
  }

  /**
   * Prints how many pages the system has to give for 4 MiB that were freed just before: first
   * without the backend, then with it.
   */
  static final class FreedMemory {
    private static final int BYTES = 4 << 20;

    private FreedMemory() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(pageFaults());
      new DjlBackendProvider().open().close();
      System.out.println(pageFaults());
    }

    private static long pageFaults() throws IOException {
      use();
      long before = minorFaults();
      use();
      return minorFaults() - before;
    }

    private static void use() {
      long address = Native.malloc(BYTES);
      new Pointer(address).setMemory(0, BYTES, (byte) 1);
      Native.free(address);
    }

    /** The eighth value behind the program's name, see proc(5). */
    private static long minorFaults() throws IOException {
      String status = Files.readString(Path.of("/proc/self/stat"));
      return Long.parseLong(status.substring(status.lastIndexOf(')') + 2).split(" ", 9)[7]);
    }
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

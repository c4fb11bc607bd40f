package dev.lenet.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Native memory")
class NativeMemoryTest {
  /** A network that is not released has more than that, and so have 5,000 steps of 105 bytes. */
  private static final long NOISE_KIB = 512;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  private Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("stays the same over 25,000 steps of different sizes, and over 250 networks")
  void isFlat() throws Exception {
    // with a heap that is all there from the beginning, growth is native
    List<String> printed =
        ChildJvm.run(
            folder,
            MemoryGrowth.class,
            System.getProperty("java.class.path"),
            "-Xms64m",
            "-Xmx64m",
            "-XX:+AlwaysPreTouch");
    long growth = Long.parseLong(printed.get(0));
    assertTrue(growth < NOISE_KIB, "grew by " + growth + " KiB");
  }
}

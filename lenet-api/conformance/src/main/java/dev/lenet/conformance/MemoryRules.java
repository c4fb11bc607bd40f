package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The rule about native memory, which no garbage collector finds. */
abstract class MemoryRules extends BackendRules {
  /**
   * Less than 50 networks that are not released hold, or 2,000 passes that leave 260 bytes each.
   */
  static final long NOISE_KIB = 512;

  MemoryRules(BackendConformance suite) {
    super(suite);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("B06 does not grow with the number of passes and of networks")
  void doesNotGrow(@TempDir Path folder) throws IOException, InterruptedException {
    // with a heap that is all there from the beginning, what grows is native; the optimizing
    // compiler
    // would take megabytes for a while, on a busy machine late
    ChildJvm child =
        new ChildJvm(
            folder, "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1");
    String growth = child.run(MemoryGrowth.class, provider().getClass().getName()).get(0);
    assertTrue(
        Long.parseLong(growth) < NOISE_KIB,
        () ->
            "2,000 passes and 50 networks leave %s KiB behind. If this fails, check that every array of a call is released with the call, and that close releases the rest"
                .formatted(growth));
  }
}

package dev.lenet.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.conformance.ChildJvm;
import dev.lenet.fault.ScarceMemory;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where memory for ND4J is scarce, a model")
class ScarceMemoryTest {
  @Test
  @DisplayName("that cannot be made, or cannot predict or train, loses nothing and goes on")
  void goesOn(@TempDir Path folder) throws Exception {
    ChildJvm child =
        new ChildJvm(
            folder,
            "-Dorg.bytedeco.javacpp.maxBytes=64m",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-Dorg.bytedeco.javacpp.maxRetries=0");
    List<String> said = child.run(Limited.class);
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.get(0).matches(ScarceMemory.EACH_FAILED), said::toString);
  }

  /** Run with a limit of JavaCPP on the native memory that it allocates. */
  static final class Limited implements ScarceMemory.Supply {
    private static final int STEP = 32 << 10;

    public static void main(String[] arguments) {
      try (Backend backend = Backends.open(new Dl4jBackendProvider())) {
        System.out.println(new ScarceMemory(backend, new Limited(), STEP).strike());
      }
    }

    @Override
    public long used() {
      return Pointer.totalBytes();
    }

    @Override
    public ScarceMemory.Taken leave(long room) {
      long taken = Pointer.maxBytes() - Pointer.totalBytes() - room;
      return new FloatPointer(taken / Float.BYTES)::close;
    }
  }
}

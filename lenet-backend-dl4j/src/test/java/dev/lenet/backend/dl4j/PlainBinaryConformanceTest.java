package dev.lenet.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.conformance.BackendConformance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The whole suite again on the binary that processors without AVX2 get. The module's POM gives it
 * JVMs of its own that ask for that binary.
 */
@DisplayName("The Deeplearning4j backend, on the plain binary,")
class PlainBinaryConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new Dl4jBackendProvider();
  }

  @Test
  @DisplayName("is what this suite runs on")
  void isPlain() {
    String platform =
        NativeBinary.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (Engine engine = provider().open()) {
      assertEquals(platform, engine.nativeBinary());
    }
  }
}

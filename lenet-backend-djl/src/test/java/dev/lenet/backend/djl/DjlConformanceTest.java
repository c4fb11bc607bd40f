package dev.lenet.backend.djl;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.BackendConformance;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The DJL backend")
class DjlConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new DjlBackendProvider();
  }
}

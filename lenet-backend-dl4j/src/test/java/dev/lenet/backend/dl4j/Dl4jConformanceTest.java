package dev.lenet.backend.dl4j;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.BackendConformance;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The Deeplearning4j backend")
class Dl4jConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new Dl4jBackendProvider();
  }
}

package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.backend.java.JavaBackendProvider;
import dev.lenet.conformance.BackendConformance;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The Java backend")
class JavaConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new JavaBackendProvider();
  }
}

package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.BackendConformance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/**
 * The suite's rules on a backend of plain loops. MNIST is left to the engines: this module has no
 * data, so its build excludes the suite's tag.
 */
@Tag("once")
@DisplayName("The reference backend")
class ReferenceConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new ReferenceBackendProvider();
  }
}

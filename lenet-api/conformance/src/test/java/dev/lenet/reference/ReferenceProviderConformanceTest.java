package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.ProviderConformance;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The provider of the reference backend")
class ReferenceProviderConformanceTest extends ProviderConformance {
  @Override
  protected BackendProvider provider() {
    return new ReferenceBackendProvider();
  }

  @Override
  protected List<String> enginePackages() {
    return List.of("dev.lenet.conformance.loops");
  }
}

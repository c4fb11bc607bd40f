package dev.lenet.backend.djl;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.ProviderConformance;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The provider of the DJL backend")
class DjlProviderConformanceTest extends ProviderConformance {
  @Override
  protected BackendProvider provider() {
    return new DjlBackendProvider();
  }

  @Override
  protected List<String> enginePackages() {
    return List.of("ai.djl");
  }
}

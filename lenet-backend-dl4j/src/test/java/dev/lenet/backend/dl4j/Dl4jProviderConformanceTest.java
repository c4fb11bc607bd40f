package dev.lenet.backend.dl4j;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.ProviderConformance;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The provider of the Deeplearning4j backend")
class Dl4jProviderConformanceTest extends ProviderConformance {
  @Override
  protected BackendProvider provider() {
    return new Dl4jBackendProvider();
  }

  @Override
  protected List<String> enginePackages() {
    return List.of("org.nd4j", "org.bytedeco");
  }
}

package com.example.backend;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.ProviderConformance;
import java.util.List;

class MyProviderConformanceTest extends ProviderConformance {
  @Override
  protected BackendProvider provider() {
    return new MyBackendProvider();
  }

  @Override
  protected List<String> enginePackages() {
    return List.of();
  }
}

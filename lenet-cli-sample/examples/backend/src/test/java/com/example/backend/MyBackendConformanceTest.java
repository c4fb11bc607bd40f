package com.example.backend;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.BackendConformance;

class MyBackendConformanceTest extends BackendConformance {
  @Override
  protected BackendProvider provider() {
    return new MyBackendProvider();
  }
}

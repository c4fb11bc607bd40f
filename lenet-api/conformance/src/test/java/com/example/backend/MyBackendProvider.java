package com.example.backend;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import java.util.Map;

/** Refers to the engine's classes in {@link #open} only. */
public final class MyBackendProvider implements BackendProvider {
  private static final String LATER = "this backend is not finished";

  @Override
  public String name() {
    return "mine";
  }

  @Override
  public Map<Capability, String> missingCapabilities() {
    return Map.of(
        Capability.CONV2D, LATER, Capability.AVG_POOL2D, LATER, Capability.MAX_POOL2D, LATER);
  }

  @Override
  public Engine open() {
    return new MyEngine();
  }
}

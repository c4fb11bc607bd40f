package dev.lenet.backend.java;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;

/** The backend {@code java}: needs nothing but the JVM. */
public final class JavaBackendProvider implements BackendProvider {
  @Override
  public String name() {
    return "java";
  }

  @Override
  public boolean isFallback() {
    return true;
  }

  @Override
  public Engine open() {
    return new JavaEngine("Java", Runtime.version().toString());
  }

  /** The JVM is the engine. */
  private record JavaEngine(String name, String version) implements Engine {
    @Override
    public Network newNetwork(NetworkPlan plan) {
      return new JavaNetwork(plan);
    }
  }
}

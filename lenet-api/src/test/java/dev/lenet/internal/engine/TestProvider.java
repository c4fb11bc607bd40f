package dev.lenet.internal.engine;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import java.util.Map;
import java.util.function.Supplier;

/** A provider of whatever engine a test has. */
public record TestProvider(
    String name, Map<Capability, String> missingCapabilities, Supplier<Engine> engine)
    implements BackendProvider {
  @Override
  public Engine open() {
    return engine.get();
  }
}

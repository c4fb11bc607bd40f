package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;

/** Public, since some rules make the provider anew in a JVM of its own. */
public final class ReferenceBackendProvider implements BackendProvider {
  static final String NAME = "reference";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Engine open() {
    return new ReferenceEngine();
  }
}

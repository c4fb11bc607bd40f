package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.spi.BackendProvider;

/** Public, since one rule makes the provider anew in a JVM of its own. */
public final class ReferenceBackendProvider implements BackendProvider {
  static final String NAME = "reference";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backend open() {
    return new ReferenceBackend();
  }
}

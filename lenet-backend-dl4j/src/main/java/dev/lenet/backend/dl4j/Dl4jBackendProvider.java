package dev.lenet.backend.dl4j;

import dev.lenet.api.Backend;
import dev.lenet.api.spi.BackendProvider;

/** The backend {@code dl4j}: Deeplearning4j's ND4J. */
public final class Dl4jBackendProvider implements BackendProvider {
  static final String NAME = "dl4j";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backend open() {
    NativeBinary.choose();
    return Dl4jBackend.start();
  }
}

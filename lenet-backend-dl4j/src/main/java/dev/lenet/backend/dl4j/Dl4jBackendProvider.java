package dev.lenet.backend.dl4j;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;

/** The backend {@code dl4j}: Deeplearning4j's ND4J. */
public final class Dl4jBackendProvider implements BackendProvider {
  static final String NAME = "dl4j";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Engine open() {
    NativeBinary.choose();
    return Dl4jEngine.start();
  }
}

package dev.lenet.backend.djl;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;

/** The backend {@code djl}: DJL with the PyTorch engine. */
public final class DjlBackendProvider implements BackendProvider {
  static final String NAME = "djl";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Engine open() {
    return DjlEngine.start(NativeLibrary.find(DjlBackendProvider.class.getClassLoader()));
  }
}

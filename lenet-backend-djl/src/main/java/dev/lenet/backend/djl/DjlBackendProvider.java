package dev.lenet.backend.djl;

import dev.lenet.api.Backend;
import dev.lenet.api.spi.BackendProvider;

/** The backend {@code djl}: DJL with the PyTorch engine. */
public final class DjlBackendProvider implements BackendProvider {
  static final String NAME = "djl";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backend open() {
    NativeLibrary library = NativeLibrary.find(DjlBackendProvider.class.getClassLoader());
    return DjlBackend.start(library);
  }
}

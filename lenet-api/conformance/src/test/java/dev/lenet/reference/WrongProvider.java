package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import java.util.Map;
import java.util.function.Supplier;

/** Opens a wrong backend. */
record WrongProvider(Map<Capability, String> missingCapabilities, Supplier<Backend> opening)
    implements BackendProvider {
  static WrongProvider of(Supplier<Backend> opening) {
    return new WrongProvider(Map.of(), opening);
  }

  @Override
  public String name() {
    return ReferenceBackendProvider.NAME;
  }

  @Override
  public Backend open() {
    return opening.get();
  }
}

package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import java.util.Map;
import java.util.function.Supplier;

/** Opens a wrong engine. */
record WrongProvider(Map<Capability, String> missingCapabilities, Supplier<Engine> opening)
    implements BackendProvider {
  static WrongProvider of(Supplier<Engine> opening) {
    return new WrongProvider(Map.of(), opening);
  }

  @Override
  public String name() {
    return ReferenceBackendProvider.NAME;
  }

  @Override
  public Engine open() {
    return opening.get();
  }
}

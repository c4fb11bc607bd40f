package dev.lenet.api.spi;

import java.util.Map;

/**
 * A backend that can be opened, found through {@link java.util.ServiceLoader}. Making an instance
 * and asking everything but {@link #open} must load no native code and no class of the engine.
 */
public interface BackendProvider {
  /** The name it is opened by, lower case. */
  String name();

  /** What this backend cannot do, each with the reason; empty for a complete one. */
  default Map<Capability, String> missingCapabilities() {
    return Map.of();
  }

  /**
   * Starts the engine. While it does, the thread's context class loader is the one that loaded the
   * provider.
   *
   * @throws dev.lenet.api.error.BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot
   *     start here; the message names the artifact to add. Whatever else it throws is given that
   *     code.
   */
  Engine open();
}

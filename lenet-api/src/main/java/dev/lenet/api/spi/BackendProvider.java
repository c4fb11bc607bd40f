package dev.lenet.api.spi;

import java.util.Map;

/**
 * Opens a backend; found through {@link java.util.ServiceLoader}. The constructor, and every method
 * but {@link #open}, must load no native code and no class of the engine.
 */
public interface BackendProvider {
  /** The name that {@code Backends.open} takes, in lower case. */
  String name();

  /**
   * Whether this backend serves if the class path has no engine and nothing chooses. Beside an
   * engine it does not count. If there are two such backends and no engine, {@code Backends.open()}
   * throws {@code BACKEND_AMBIGUOUS}.
   */
  default boolean isFallback() {
    return false;
  }

  /** What this backend cannot do, each with the reason; empty if it can do everything. */
  default Map<Capability, String> missingCapabilities() {
    return Map.of();
  }

  /**
   * Starts the engine. During the call, the thread's context class loader is the one that loaded
   * the provider.
   *
   * @throws dev.lenet.api.error.BackendException of code {@code BACKEND_UNAVAILABLE} if the engine
   *     cannot start here; the message names the artifact to add. Any other exception gets that
   *     code too.
   */
  Engine open();
}

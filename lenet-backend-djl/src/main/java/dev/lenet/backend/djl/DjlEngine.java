package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtEngine;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;

/** Networks on PyTorch through DJL. */
final class DjlEngine implements Engine {
  private static final String OFFLINE = "ai.djl.offline";

  private final ai.djl.engine.Engine engine;
  private final NativeLibrary library;

  private DjlEngine(ai.djl.engine.Engine engine, NativeLibrary library) {
    this.engine = engine;
    this.library = library;
  }

  /**
   * Loads the engine, unless the JVM has it already.
   *
   * @throws BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot be loaded
   */
  static DjlEngine start(NativeLibrary library) {
    if (System.getProperty(OFFLINE) == null) {
      System.setProperty(OFFLINE, "true");
    }
    try {
      return new DjlEngine(ai.djl.engine.Engine.getEngine(PtEngine.ENGINE_NAME), library);
    } catch (RuntimeException | LinkageError e) {
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "The backend '%s' cannot load PyTorch for %s: %s"
              .formatted(DjlBackendProvider.NAME, library.classifier(), e.getMessage()),
          e);
    }
  }

  @Override
  public String name() {
    return engine.getEngineName();
  }

  @Override
  public String version() {
    return engine.getVersion();
  }

  @Override
  public String nativeBinary() {
    return library.classifier() + " " + library.flavor();
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    return DjlNetwork.of(plan, new Tensors());
  }

  @Override
  public void close() {
    // the native code stays loaded
  }
}

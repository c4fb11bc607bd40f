package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtEngine;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.NativeCode;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;

/**
 * Networks on PyTorch through DJL. The native code stays loaded.
 *
 * @param name the engine's own
 * @param nativeBinary {@code linux-x86_64 cpu}
 */
record DjlEngine(String name, String version, String nativeBinary) implements Engine {
  private static final String OFFLINE = "ai.djl.offline";

  /**
   * Loads the engine, unless the JVM has it already.
   *
   * @throws dev.lenet.api.error.BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot
   *     be loaded
   */
  static DjlEngine start(NativeLibrary library) {
    if (System.getProperty(OFFLINE) == null) {
      System.setProperty(OFFLINE, "true");
    }
    try {
      var engine = ai.djl.engine.Engine.getEngine(PtEngine.ENGINE_NAME);
      String binary = library.classifier() + " " + library.flavor();
      return new DjlEngine(engine.getEngineName(), engine.getVersion(), binary);
    } catch (RuntimeException | LinkageError e) {
      throw new NativeCode(DjlBackendProvider.NAME, library.classifier())
          .cannotLoad("PyTorch", NativeLibrary.folder(), NativeLibrary.CACHE, e);
    }
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    return DjlNetwork.of(plan, new Tensors());
  }
}

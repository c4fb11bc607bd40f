package dev.lenet.backend.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtEngine;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.EngineBackend;
import dev.lenet.api.spi.NativeCode;
import dev.lenet.api.spi.Network;
import java.util.Map;

/** Networks on PyTorch through DJL. */
final class DjlBackend extends EngineBackend {
  private static final String OFFLINE = "ai.djl.offline";

  private DjlBackend(BackendInfo info) {
    super(info, Map.of());
  }

  /**
   * Loads the engine, unless the JVM has it already.
   *
   * @throws dev.lenet.api.error.BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot
   *     be loaded
   */
  static DjlBackend start(NativeLibrary library) {
    if (System.getProperty(OFFLINE) == null) {
      System.setProperty(OFFLINE, "true");
    }
    try {
      Engine engine = Engine.getEngine(PtEngine.ENGINE_NAME);
      return new DjlBackend(
          new BackendInfo(
              DjlBackendProvider.NAME,
              PtEngine.ENGINE_NAME,
              engine.getVersion(),
              "cpu",
              library.classifier() + " " + library.flavor()));
    } catch (RuntimeException | LinkageError e) {
      throw new NativeCode(DjlBackendProvider.NAME, library.classifier())
          .cannotLoad("PyTorch", NativeLibrary.folder(), NativeLibrary.CACHE, e);
    }
  }

  @Override
  public Network newNetwork(NetworkSpec spec) {
    return DjlNetwork.of(spec, new Tensors());
  }
}

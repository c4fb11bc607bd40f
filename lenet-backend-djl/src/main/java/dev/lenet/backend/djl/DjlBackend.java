package dev.lenet.backend.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.lookup.EngineBackend;
import dev.lenet.api.spi.Network;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Networks on PyTorch through DJL. */
final class DjlBackend extends EngineBackend {
  private static final Logger LOG = LoggerFactory.getLogger(DjlBackend.class);

  private DjlBackend(BackendInfo info) {
    super(info, Map.of());
  }

  /**
   * Loads the engine, unless the JVM has it already.
   *
   * @throws BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot be loaded
   */
  static DjlBackend start(NativeLibrary library) {
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    setUnlessSet("ai.djl.pytorch.num_threads", "1");
    try {
      NativeHeap.keepFreedMemory();
      Engine engine = Engine.getEngine(PtEngine.ENGINE_NAME);
      if (JniUtils.getNumThreads() != 1) {
        LOG.info(
            "PyTorch computes with {} threads for each caller, as the application has set it; 1 is best here",
            JniUtils.getNumThreads());
      }
      return new DjlBackend(
          new BackendInfo(
              DjlBackendProvider.NAME,
              PtEngine.ENGINE_NAME,
              engine.getVersion(),
              "cpu",
              library.classifier() + " " + library.flavor()));
    } catch (RuntimeException | LinkageError e) {
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "The backend '%s' cannot load PyTorch for %s: %s"
              .formatted(DjlBackendProvider.NAME, library.classifier(), e.getMessage()),
          e);
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  @Override
  public Network newNetwork(NetworkSpec spec) {
    return new DjlNetwork(spec);
  }
}

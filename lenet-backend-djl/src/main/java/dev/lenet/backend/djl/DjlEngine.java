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
}

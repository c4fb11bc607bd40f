package dev.lenet.api.spi;

import dev.lenet.api.Backend;
import dev.lenet.api.spec.NetworkSpec;

/**
 * The base of a backend: over the engine's {@link Network} it provides models that predict from many threads, the one training
 * loop, and the evaluator.
 */
public abstract class EngineBackend implements Backend {
  /**
   * Builds a network on the engine; its weights are undefined until {@link Network#setWeights}.
   *
   * @param spec valid, and asking nothing that the provider declares as missing
   */
  public abstract Network newNetwork(NetworkSpec spec);
}

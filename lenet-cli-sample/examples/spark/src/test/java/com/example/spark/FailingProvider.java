package com.example.spark;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;

/** An engine that makes no network, as on a machine whose native memory is used up. */
public final class FailingProvider implements BackendProvider {
  static final String NAME = "failing";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Engine open() {
    return new FailingEngine();
  }

  private static final class FailingEngine implements Engine {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Network newNetwork(NetworkPlan plan) {
      throw new IllegalStateException("no native memory is left");
    }

    @Override
    public void close() {}
  }
}

package dev.lenet.reference;

import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.backend.java.JavaBackendProvider;

/** What wrong engines start from: the built-in one, because it is fast. */
class RightEngine implements Engine {
  private final Engine builtIn = new JavaBackendProvider().open();

  @Override
  public final String name() {
    return builtIn.name();
  }

  @Override
  public String version() {
    return builtIn.version();
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    return builtIn.newNetwork(plan);
  }

  @Override
  public void close() {
    builtIn.close();
  }
}

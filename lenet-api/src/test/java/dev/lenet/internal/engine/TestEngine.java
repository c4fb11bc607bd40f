package dev.lenet.internal.engine;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.util.Map;

/** An engine in plain Java, to be given the networks that a test needs. */
public abstract class TestEngine implements Engine {
  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public String version() {
    return "0";
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    throw new UnsupportedOperationException("not asked for in these tests");
  }

  @Override
  public void close() {}

  /** A backend over this engine, which the caller closes. */
  public final Backend open(String backend) {
    return Backends.open(new TestProvider(backend, Map.of(), () -> this));
  }
}

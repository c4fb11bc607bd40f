package com.example.spark;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/** The built-in engine, which stops in the middle of its work where a {@link Trap} is set. */
public final class StallingProvider implements BackendProvider {
  static final String NAME = "stalling";

  /** The engines of this JVM that are open. */
  private static final AtomicInteger OPEN = new AtomicInteger();

  static int openEngines() {
    return OPEN.get();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Engine open() {
    BackendProvider java =
        ServiceLoader.load(BackendProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals("java"))
            .findFirst()
            .orElseThrow();
    StallingEngine engine = new StallingEngine(java.open());
    OPEN.incrementAndGet();
    return engine;
  }

  private static final class StallingEngine implements Engine {
    private final Engine engine;
    private volatile boolean passes;

    StallingEngine(Engine engine) {
      this.engine = engine;
    }

    @Override
    public String name() {
      return engine.name();
    }

    @Override
    public String version() {
      return engine.version();
    }

    @Override
    public Network newNetwork(NetworkPlan plan) {
      return new StallingNetwork(engine.newNetwork(plan), this);
    }

    void enterTrap() {
      passes = Trap.enter(passes);
    }

    @Override
    public void close() {
      engine.close();
      OPEN.decrementAndGet();
    }
  }

  private record StallingNetwork(Network network, StallingEngine engine) implements Network {
    @Override
    public void setWeights(float[] weights) {
      network.setWeights(weights);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      network.outputs(inputs, rows, outputs);
      engine.enterTrap();
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      network.gradient(inputs, rows, outputs, loss, gradient);
      engine.enterTrap();
    }

    @Override
    public void close() {
      network.close();
    }
  }
}

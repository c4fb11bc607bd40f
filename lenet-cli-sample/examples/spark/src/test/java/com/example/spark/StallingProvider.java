package com.example.spark;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.ServiceLoader;

/** The built-in engine, which stops in the middle of its work where a {@link Trap} is set. */
public final class StallingProvider implements BackendProvider {
  static final String NAME = "stalling";

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
    return new StallingEngine(java.open());
  }

  private record StallingEngine(Engine engine) implements Engine {
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
      return new StallingNetwork(engine.newNetwork(plan));
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  private record StallingNetwork(Network network) implements Network {
    @Override
    public void setWeights(float[] weights) {
      network.setWeights(weights);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      network.outputs(inputs, rows, outputs);
      Trap.enter();
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      network.gradient(inputs, rows, outputs, loss, gradient);
      Trap.enter();
    }

    @Override
    public void close() {
      network.close();
    }
  }
}

package dev.lenet.conformance;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider whose engine fails at a given call of one of its networks; and how many are open. */
final class FailingNetworks implements BackendProvider {
  private final BackendProvider right;
  private final int failing;
  private final String failingCall;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  /**
   * In front of a provider.
   *
   * @param failing the number of the network, from 1 on in the order in which they are made
   */
  FailingNetworks(BackendProvider right, int failing, String failingCall) {
    this.right = right;
    this.failing = failing;
    this.failingCall = failingCall;
  }

  /** Networks made and not closed. */
  int openNetworks() {
    return open.get();
  }

  @Override
  public String name() {
    return right.name();
  }

  @Override
  public Map<Capability, String> missingCapabilities() {
    return right.missingCapabilities();
  }

  @Override
  public Engine open() {
    return new FailingEngine(right.open());
  }

  private void call(int number, String call) {
    if (number == failing && call.equals(failingCall)) {
      throw new Planned(call);
    }
  }

  /** The failure that was asked for. */
  static final class Planned extends RuntimeException {
    private static final long serialVersionUID = 1;

    Planned(String call) {
      super("the suite lets this fail: " + call);
    }
  }

  private final class FailingEngine implements Engine {
    private final Engine engine;

    FailingEngine(Engine engine) {
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
      int number = made.incrementAndGet();
      call(number, "new");
      Network network = engine.newNetwork(plan);
      open.incrementAndGet();
      return new Failing(number, network);
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  private final class Failing implements Network {
    private final int number;
    private final Network network;

    Failing(int number, Network network) {
      this.number = number;
      this.network = network;
    }

    @Override
    public void setWeights(float[] weights) {
      network.setWeights(weights);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      call(number, "gradient");
      network.gradient(inputs, rows, outputs, loss, gradient);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      network.outputs(inputs, rows, outputs);
    }

    @Override
    public void close() {
      network.close();
      open.decrementAndGet();
      call(number, "close");
    }
  }
}

package dev.lenet.conformance;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.EngineBackend;
import dev.lenet.api.spi.Network;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The networks of a backend, one of which fails at a given call; and how many are open. */
final class FailingNetworks extends EngineBackend {
  private final EngineBackend right;
  private final int failing;
  private final String failingCall;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  /**
   * Over a backend that the caller closes.
   *
   * @param failing the number of the network, from 1 on in the order in which they are made
   */
  FailingNetworks(EngineBackend right, int failing, String failingCall) {
    super(right.info(), Map.of());
    this.right = right;
    this.failing = failing;
    this.failingCall = failingCall;
  }

  /** Networks made and not closed. */
  int open() {
    return open.get();
  }

  @Override
  public Network newNetwork(NetworkSpec spec) {
    int number = made.incrementAndGet();
    call(number, "new");
    Network network = right.newNetwork(spec);
    open.incrementAndGet();
    return new Failing(number, network);
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
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      call(number, "gradient");
      network.gradient(batch, logits, gradient);
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      network.logits(inputs, rows, logits);
    }

    @Override
    public void close() {
      network.close();
      open.decrementAndGet();
      call(number, "close");
    }
  }
}

package dev.lenet.internal.prediction;

import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.internal.engine.TestEngine;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Networks that answer with their first weight, their last one, and 0. Like native code, they have
 * no lock: a thread that comes while another sets weights finds half of them.
 */
final class CountedNetworks extends TestEngine {
  private final List<Counted> made = new CopyOnWriteArrayList<>();

  @Override
  public Network newNetwork(NetworkPlan plan) {
    Counted network = new Counted();
    made.add(network);
    return network;
  }

  /** Each network was closed at most once, and none was used afterwards. */
  void requireTidy(boolean allClosed) {
    for (Counted network : made) {
      if (network.closed > 1 || network.usedAfterClose || (allClosed && network.closed == 0)) {
        throw new IllegalStateException(
            "a network was closed %d times, used afterwards: %b"
                .formatted(network.closed, network.usedAfterClose));
      }
    }
  }

  private static final class Counted implements Network {
    private float first;
    private float last;
    private int closed;
    private boolean usedAfterClose;

    @Override
    public void setWeights(float[] weights) {
      use();
      first = weights[0];
      last = weights[weights.length - 1];
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      use();
      outputs[0] = first;
      outputs[1] = last;
      outputs[2] = 0;
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      throw new UnsupportedOperationException("nothing is trained here");
    }

    @Override
    public void close() {
      closed++;
    }

    private void use() {
      usedAfterClose |= closed > 0;
    }
  }
}

package dev.lenet.internal.training;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.lookup.EngineBackend;
import dev.lenet.internal.thread.Failures;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A backend whose networks do, before each call, whatever a test wants, checked throws included.
 */
final class HookedBackend extends EngineBackend {
  /** What happens before a call of one network, the first being number 1. */
  @FunctionalInterface
  interface Hook {
    void before(int network, String call) throws Throwable;
  }

  /** What its networks compute; its count of open networks tells what leaks. */
  final SoftmaxRegression engine = new SoftmaxRegression();

  private final Hook hook;
  private final AtomicInteger made = new AtomicInteger();

  HookedBackend(Hook hook) {
    super(new BackendInfo("hooked", "plain Java", "0", "cpu", "none"), Map.of());
    this.hook = hook;
  }

  @Override
  public Network newNetwork(NetworkSpec spec) {
    int number = made.incrementAndGet();
    call(number, "new");
    return new HookedNetwork(number, engine.newNetwork(spec));
  }

  private void call(int network, String call) {
    try {
      hook.before(network, call);
    } catch (Throwable e) {
      throw Failures.asItIs(e);
    }
  }

  private final class HookedNetwork implements Network {
    private final int number;
    private final Network network;

    HookedNetwork(int number, Network network) {
      this.number = number;
      this.network = network;
    }

    @Override
    public void setWeights(float[] weights) {
      call(number, "setWeights");
      network.setWeights(weights);
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      call(number, "gradient");
      network.gradient(batch, logits, gradient);
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      call(number, "logits");
      network.logits(inputs, rows, logits);
    }

    @Override
    public void close() {
      network.close();
      call(number, "close");
    }
  }
}

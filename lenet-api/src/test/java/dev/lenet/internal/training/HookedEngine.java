package dev.lenet.internal.training;

import dev.lenet.api.Backend;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.internal.engine.TestEngine;
import dev.lenet.internal.thread.Failures;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine whose networks do, before each call, what a test wants, checked throws included. */
final class HookedEngine extends TestEngine {
  /** What happens before a call of one network, the first being number 1. */
  @FunctionalInterface
  interface Hook {
    void before(int network, String call) throws Throwable;
  }

  /** What its networks compute; its count of open networks tells what leaks. */
  final SoftmaxRegression inner = new SoftmaxRegression();

  private final Hook hook;
  private final AtomicInteger made = new AtomicInteger();

  HookedEngine(Hook hook) {
    this.hook = hook;
  }

  /** A backend over it. */
  Backend backend() {
    return open("hooked");
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    int number = made.incrementAndGet();
    call(number, "new");
    return new HookedNetwork(number, inner.newNetwork(plan));
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
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      call(number, "gradient");
      network.gradient(inputs, rows, outputs, loss, gradient);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      call(number, "outputs");
      network.outputs(inputs, rows, outputs);
    }

    @Override
    public void close() {
      network.close();
      call(number, "close");
    }
  }
}

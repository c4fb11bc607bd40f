package dev.lenet.backend.dl4j;

import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.nd4j.nativeblas.NativeOps;

/**
 * A network on ND4J: a chain of operations for each number of rows, over the same weights and
 * gradients.
 */
final class Dl4jNetwork implements Network {
  /** Full batches and partial ones, of training and of validation. */
  private static final int MOST_CHAINS = 4;

  private final NativeOps nativeOps;
  private final NetworkPlan plan;
  private final Memory memory;
  private final Tensor weights;
  private final Tensor gradients;
  private final Map<Integer, Chain> chains = new LinkedHashMap<>(16, 0.75f, true);

  Dl4jNetwork(NativeOps nativeOps, NetworkPlan plan) {
    this.nativeOps = nativeOps;
    this.plan = plan;
    this.memory = new Memory(nativeOps);
    try {
      this.weights = memory.tensor(plan.weightCount());
      this.gradients = memory.filled(0, plan.weightCount());
    } catch (Throwable e) {
      memory.close();
      throw e;
    }
  }

  @Override
  public void setWeights(float[] newWeights) {
    weights.values().put(0, newWeights);
  }

  @Override
  public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
    onOneThread(() -> forward(inputs, rows, outputs));
  }

  @Override
  public void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
    onOneThread(
        () -> {
          Chain chain = forward(inputs, rows, outputs);
          Chain.WayBack back = chain.back();
          Tensor errors = back.errors();
          errors.values().put(0, loss.gradient(outputs), 0, errors.size());
          back.steps().forEach(Runnable::run);
          gradients.values().get(0, gradient);
        });
  }

  /**
   * Keeps the engine on the caller's thread. OpenMP's number of threads belongs to that thread, and
   * is put back: only the thread's own work sees the change.
   */
  private void onOneThread(Runnable work) {
    int found = nativeOps.ompGetMaxThreads();
    nativeOps.setOmpNumThreads(1);
    try {
      work.run();
    } finally {
      nativeOps.setOmpNumThreads(found);
    }
  }

  private Chain forward(FloatBuffer inputs, int rows, float[] outputs) {
    Chain chain = chain(rows);
    chain.input().values().put(0, inputs, inputs.position(), chain.input().size());
    chain.forward();
    chain.output().values().get(0, outputs, 0, chain.output().size());
    return chain;
  }

  private Chain chain(int rows) {
    if (chains.size() == MOST_CHAINS && !chains.containsKey(rows)) {
      Objects.requireNonNull(chains.remove(chains.keySet().iterator().next())).close();
    }
    return chains.computeIfAbsent(
        rows, count -> new Chain(nativeOps, plan, weights, gradients, count));
  }

  @Override
  public void close() {
    chains.values().forEach(Chain::close);
    memory.close();
  }
}

package dev.lenet.backend.java;

import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A network in plain Java. It computes some rows at a time, so that they stay in the caches. */
final class JavaNetwork implements Network {
  private static final int ROWS = 32;

  /** Fewer rows than that are computed one by one. */
  private static final int LEAST_ROWS = 8;

  private static final int SINGLE = -1;

  private final NetworkPlan plan;
  private final float[] weights;

  /** A single row, and blocks of rows by their place in a batch, since each keeps its values. */
  private final Map<Integer, Rows> rows = new HashMap<>();

  JavaNetwork(NetworkPlan plan) {
    this.plan = plan;
    this.weights = new float[plan.weightCount()];
  }

  @Override
  public void setWeights(float[] newWeights) {
    System.arraycopy(newWeights, 0, weights, 0, weights.length);
    rows.values().forEach(Rows::weightsChanged);
  }

  @Override
  public void outputs(FloatBuffer inputs, int count, float[] outputs) {
    int from = 0;
    while (from < count) {
      boolean few = count - from < LEAST_ROWS;
      int to = few ? from + 1 : Math.min(count, from + ROWS);
      rows(few ? SINGLE : 0).outputs(inputs, from, to, outputs);
      from = to;
    }
  }

  @Override
  public void gradient(
      FloatBuffer inputs, int count, float[] outputs, Loss loss, float[] gradient) {
    for (int from = 0; from < count; from += ROWS) {
      rows(from / ROWS).outputs(inputs, from, Math.min(count, from + ROWS), outputs);
    }
    float[] errors = loss.gradient(outputs);
    Arrays.fill(gradient, 0, plan.weightCount(), 0);
    for (int from = 0; from < count; from += ROWS) {
      rows(from / ROWS).addGradient(errors, from, Math.min(count, from + ROWS), gradient);
    }
  }

  private Rows rows(int place) {
    return rows.computeIfAbsent(place, key -> new Rows(plan, weights, key == SINGLE ? 1 : ROWS));
  }

  @Override
  public void close() {
    rows.clear();
  }
}

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

  /** How many blocks keep their values for the way back; those of others are computed again. */
  private static final int KEPT = 8;

  private static final int SINGLE = -1;

  private final NetworkPlan plan;
  private final float[] weights;

  /** A single row, and blocks of rows by their place in a batch. */
  private final Map<Integer, Rows> memory = new HashMap<>();

  JavaNetwork(NetworkPlan plan) {
    this.plan = plan;
    this.weights = new float[plan.weightCount()];
  }

  @Override
  public void setWeights(float[] newWeights) {
    System.arraycopy(newWeights, 0, weights, 0, weights.length);
    memory.values().forEach(Rows::weightsChanged);
  }

  @Override
  public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
    int from = 0;
    for (; rows - from >= LEAST_ROWS; from += ROWS) {
      block(0).outputs(inputs, from, rows, outputs);
    }
    for (; from < rows; from++) {
      block(SINGLE).outputs(inputs, from, rows, outputs);
    }
  }

  @Override
  public void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
    int blocks = (rows + ROWS - 1) / ROWS;
    for (int i = 0; i < blocks; i++) {
      block(i % KEPT).outputs(inputs, i * ROWS, rows, outputs);
    }
    float[] errors = loss.gradient(outputs);
    Arrays.fill(gradient, 0, weights.length, 0);
    for (int i = blocks - 1; i >= 0; i--) {
      if (i < blocks - KEPT) {
        block(i % KEPT).outputs(inputs, i * ROWS, rows, outputs);
      }
      block(i % KEPT).addGradient(errors, i * ROWS, rows, gradient);
    }
  }

  private Rows block(int place) {
    return memory.computeIfAbsent(place, key -> new Rows(plan, weights, key == SINGLE ? 1 : ROWS));
  }

  @Override
  public void close() {
    memory.clear();
  }
}

package dev.lenet.backend.java;

import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A network in plain Java. It computes blocks of rows, so that they stay in the caches. */
final class JavaNetwork implements Network {
  private static final int MOST_ROWS = 32;

  /** Of a block; fewer rows are computed one by one when there is no way back. */
  private static final int LEAST_ROWS = 8;

  /** How many blocks keep their values for the way back; those of others are computed again. */
  private static final int KEPT = 8;

  private final NetworkPlan plan;
  private final List<Weights> weights;

  /** Empty before the first gradient: networks that only read need none. */
  private List<Weights> gradients = List.of();

  /** By place in a batch, and number of rows. */
  private final Map<List<Integer>, Rows> blocks = new HashMap<>();

  JavaNetwork(NetworkPlan plan) {
    this.plan = plan;
    this.weights = plan.steps().stream().map(step -> Weights.of(step, true)).toList();
  }

  @Override
  public void setWeights(float[] newWeights) {
    weights.forEach(some -> some.read(newWeights));
  }

  @Override
  public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
    int from = 0;
    for (; rows - from >= LEAST_ROWS; from += MOST_ROWS) {
      block(0, rows - from).outputs(inputs, from, rows, outputs);
    }
    for (; from < rows; from++) {
      block(0, 1).outputs(inputs, from, rows, outputs);
    }
  }

  @Override
  public void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
    int count = (rows + MOST_ROWS - 1) / MOST_ROWS;
    for (int i = 0; i < count; i++) {
      blockOf(i, rows).outputs(inputs, i * MOST_ROWS, rows, outputs);
    }
    float[] errors = loss.gradient(outputs);
    if (gradients.isEmpty()) {
      gradients = plan.steps().stream().map(step -> Weights.of(step, false)).toList();
    }
    gradients.forEach(Weights::clear);
    for (int i = count - 1; i >= 0; i--) {
      if (i < count - KEPT) {
        blockOf(i, rows).outputs(inputs, i * MOST_ROWS, rows, outputs);
      }
      blockOf(i, rows).addGradient(errors, i * MOST_ROWS, rows, gradients);
    }
    Arrays.fill(gradient, 0, plan.weightCount(), 0);
    gradients.forEach(some -> some.write(gradient));
  }

  private Rows blockOf(int index, int rows) {
    return block(index % KEPT, Math.max(LEAST_ROWS, rows - index * MOST_ROWS));
  }

  /** A block for 1, 8, 16 or 32 rows: the least that holds so many. */
  private Rows block(int place, int rows) {
    int size = rows == 1 ? 1 : Math.min(MOST_ROWS, Integer.highestOneBit(rows - 1) * 2);
    return blocks.computeIfAbsent(List.of(place, size), key -> new Rows(plan, weights, size));
  }

  @Override
  public void close() {
    blocks.clear();
  }
}

package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.Arrays;

/**
 * The weights of a step in the two orders that its layers need, or the gradients of these weights.
 * All blocks of rows share them.
 *
 * @param rows by output, then input
 * @param columns by input, then output; empty for gradients
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Weights(Step step, float[][] rows, float[][] columns, float[] biases) {
  /**
   * As many zeros as the step has weights.
   *
   * @param both whether in columns too
   */
  static Weights of(Step step, boolean both) {
    long[] shape = step.hasWeights() ? step.weightShape() : new long[2];
    int inputs = (int) Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
    float[] biases = new float[(int) shape[0]];
    float[][] rows = new float[biases.length][inputs];
    return new Weights(step, rows, new float[both ? inputs : 0][biases.length], biases);
  }

  /** Reads them from the flat array of the network. */
  void read(float[] flat) {
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(flat, step.weightOffset() + i * rows[i].length, rows[i], 0, rows[i].length);
      biases[i] = flat[step.biasOffset() + i];
    }
    transpose(rows, columns);
  }

  /** Writes them to the flat array of the network. */
  void write(float[] flat) {
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, step.weightOffset() + i * rows[i].length, rows[i].length);
      flat[step.biasOffset() + i] = biases[i];
    }
  }

  void clear() {
    for (float[] row : rows) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(biases, 0);
  }

  static void transpose(float[][] from, float[][] to) {
    for (int i = 0; i < from.length; i++) {
      for (int j = 0; j < to.length; j++) {
        to[j][i] = from[i][j];
      }
    }
  }
}

package dev.lenet.api.spi;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.optim.Softmax;
import dev.lenet.api.spec.NetworkSpec;
import org.jspecify.annotations.Nullable;

/** One network with the buffers it predicts from, used by one thread at a time. */
final class Lane implements AutoCloseable {
  /**
   * So many rows are predicted at once: enough for the engine to be fast, few enough to stay in the
   * caches.
   */
  static final int ROWS = 128;

  private final Network network;
  private final int inputSize;
  private final int classes;
  private final float[] logits;
  private Batch batch;
  private float @Nullable [] present;

  Lane(Network network, NetworkSpec spec) {
    this.network = network;
    this.inputSize = spec.input().shape().size();
    this.classes = spec.classes();
    this.logits = new float[ROWS * classes];
    this.batch = new Batch(1, inputSize);
  }

  /** Takes the weights, unless it has them already; nobody may change the array afterwards. */
  void useWeights(float[] weights) {
    if (present != weights) {
      network.setWeights(weights);
      present = weights;
    }
  }

  /** Computes rows {@code from} to {@code to}, at most {@link #ROWS}, of a request. */
  void predict(Inputs inputs, int from, int to, float[] probabilities) {
    int rows = to - from;
    if (batch.capacity() < rows) {
      batch = new Batch(ROWS, inputSize);
    }
    batch.setRows(rows);
    inputs.fill(batch, from);
    network.logits(batch.inputs(), rows, logits);
    Softmax.toProbabilities(logits, rows, classes);
    System.arraycopy(logits, 0, probabilities, from * classes, rows * classes);
  }

  @Override
  public void close() {
    network.close();
  }

  /** Where the inputs of a request come from. Safe for use by several threads. */
  interface Inputs {
    /** Writes as many inputs as the batch has rows, from number {@code from} on. */
    void fill(Batch batch, int from);
  }
}

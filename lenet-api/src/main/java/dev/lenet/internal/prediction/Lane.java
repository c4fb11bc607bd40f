package dev.lenet.internal.prediction;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spi.Network;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.optim.Softmax;

/** One network and its buffers for prediction. Used by one thread at a time. */
final class Lane implements AutoCloseable {
  /**
   * The most rows to predict at once: enough for the engine to be fast, few enough to stay in the
   * caches.
   */
  private static final int MOST_ROWS = 128;

  /** The most values, 16 MiB, of the largest array at once: inputs, or a layer's outputs. */
  private static final int MOST_VALUES = 1 << 22;

  private final Network network;
  private final NetworkSpec spec;
  private final int mostRows;
  private final int inputSize;
  private final int classes;

  /** For one input, so that each prediction does not need an array of its own. */
  private final float[] input;

  private Batch batch;
  private float[] logits = {};
  private float[] present = {};

  Lane(Network network, NetworkSpec spec, int mostRows) {
    this.network = network;
    this.spec = spec;
    this.mostRows = mostRows;
    this.inputSize = spec.input().shape().size();
    this.classes = spec.classes();
    this.input = new float[inputSize];
    this.batch = new Batch(0, inputSize);
  }

  /** The most rows of a network to predict at once. */
  static int rowsAtOnce(NetworkSpec spec) {
    int largest = spec.input().shape().size();
    for (Shape output : spec.outputShapes()) {
      largest = Math.max(largest, output.size());
    }
    return Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / largest));
  }

  /**
   * Sets the weights, unless the network has them already. The array must not change afterwards.
   */
  void useWeights(float[] weights) {
    if (present != weights) {
      network.setWeights(weights);
      present = weights;
    }
  }

  /** Computes rows {@code from} to {@code to} of a request, at most {@code mostRows}. */
  void predict(Request request, int from, int to) {
    int rows = to - from;
    if (batch.capacity() < rows) {
      int room = Math.min(mostRows, Math.max(rows, 2 * batch.capacity()));
      batch = new Batch(room, inputSize);
      logits = new float[room * classes];
    }
    batch.setRows(rows);
    request.fill(batch, from, input);
    network.outputs(batch.inputs(), rows, logits);
    requireFinite(from, rows);
    Softmax.toProbabilities(logits, rows, classes);
    request.take(logits, from, rows);
  }

  private void requireFinite(int from, int rows) {
    for (int i = 0; i < rows * classes; i++) {
      if (!Float.isFinite(logits[i])) {
        throw new BackendException(
            ErrorCode.PREDICTION_NOT_FINITE,
            "The network '%s' gives %s for class %d of input %d. Its weights are too large or damaged: use weights of a training that did not diverge"
                .formatted(spec.name(), logits[i], i % classes, from + i / classes));
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }

  /** Inputs to predict, and a place for the answers. Safe for use by several threads. */
  interface Request {
    /**
     * Writes as many inputs as the batch has rows, from number {@code from} on.
     *
     * @param input room for one of them
     */
    void fill(Batch batch, int from, float[] input);

    /** Receives the probabilities of some inputs, {@code rows x classes}. The array is lent. */
    void take(float[] probabilities, int from, int rows);
  }
}

package dev.lenet.api.spi;

import dev.lenet.api.batch.Batch;
import java.nio.FloatBuffer;

/**
 * One network on an engine: the tensor arithmetic, and nothing else. It is used by one thread at a
 * time, though not always by the same one; different networks are used at the same time. It
 * computes on that thread alone and holds whatever memory it needs from call to call, so that a
 * repeated call of the same size allocates nothing that lasts.
 *
 * <p>All weights, and likewise all gradients, are one flat array: the tensors of {@link
 * dev.lenet.api.spec.NetworkSpec#parameters}, one behind the other, each row-major in PyTorch's
 * layout.
 *
 * <p>Arrays and buffers are only lent: they are overwritten as soon as the call returns.
 */
public interface Network extends AutoCloseable {
  /** Takes new weights, {@code parameterCount} values. */
  void setWeights(float[] weights);

  /**
   * One forward and one backward pass.
   *
   * @param batch inputs and labels; the number of rows may differ from call to call
   * @param logits receives what the last layer gives before softmax, {@code rows x classes}; may be
   *     longer
   * @param gradient receives the gradient of the mean cross-entropy over the batch's rows, {@code
   *     parameterCount} values
   */
  void gradient(Batch batch, float[] logits, float[] gradient);

  /**
   * One forward pass.
   *
   * @param inputs direct, native order, {@code rows x channels x height x width} values from its
   *     position on; the position stays
   * @param logits receives what the last layer gives before softmax, {@code rows x classes}; may be
   *     longer
   */
  void logits(FloatBuffer inputs, int rows, float[] logits);

  /** Releases all native memory. Called once, when no other call is under way. */
  @Override
  void close();
}

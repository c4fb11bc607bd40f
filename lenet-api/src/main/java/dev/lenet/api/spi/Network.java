package dev.lenet.api.spi;

import java.nio.FloatBuffer;

/**
 * Computes a {@link NetworkPlan} on an engine. One thread at a time uses a network, but not always
 * the same thread; several threads use different networks at the same time. A network computes on
 * the calling thread only. It keeps the memory it needs from call to call, so that repeated calls
 * of the same size do not use more.
 *
 * <p>All weights are one flat array, and so are their gradients. The plan says where the weights of
 * a step are in it.
 *
 * <p>Arrays and buffers are lent for the call only; the library overwrites them afterwards. A
 * network may pass on any exception of its engine; the library adds the backend's name and an error
 * code.
 */
public interface Network extends AutoCloseable {
  /** Sets the weights: {@link NetworkPlan#weightCount} values. */
  void setWeights(float[] weights);

  /**
   * Computes one forward pass.
   *
   * @param inputs a direct buffer in native byte order with {@code rows x channels x height x
   *     width} values from its position on; do not change the position
   * @param rows at least 1; may differ from call to call
   * @param outputs receives the result of the plan's last step, {@code rows} times the size of
   *     {@link NetworkPlan#output}: the logits, for a whole network; may be longer
   */
  void outputs(FloatBuffer inputs, int rows, float[] outputs);

  /**
   * Computes one forward and one backward pass. The library calls it only if a step of the plan has
   * weights.
   *
   * @param inputs as in {@link #outputs}
   * @param rows as in {@link #outputs}
   * @param outputs as in {@link #outputs}
   * @param loss called once, after {@code outputs} is filled; returns the gradient with which the
   *     backward pass begins
   * @param gradient receives the gradient with respect to each weight, {@link
   *     NetworkPlan#weightCount} values: the sum over the rows; 0 for weights that no step of the
   *     plan uses
   */
  void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient);

  /** Releases all native memory. The library calls it once, when no other call is running. */
  @Override
  void close();

  /** The gradient of a loss as a function of a network's outputs. The library implements it. */
  @FunctionalInterface
  interface Loss {
    /**
     * Returns the gradient of the loss with respect to the outputs.
     *
     * @param outputs of all rows; may be longer
     * @return one value for each output; may be longer; lent until {@link Network#gradient} returns
     */
    float[] gradient(float[] outputs);
  }
}

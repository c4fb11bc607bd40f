package dev.lenet.api.spi;

import java.nio.FloatBuffer;

/**
 * A {@link NetworkPlan} on an engine: the tensor arithmetic, and nothing else. It is used by one
 * thread at a time, though not always by the same one; different networks are used at the same
 * time. It computes on that thread alone and holds whatever memory it needs from call to call, so
 * that a repeated call of the same size allocates nothing that lasts.
 *
 * <p>All weights are one flat array, and so are their gradients. Where a step's weights lie in it,
 * the plan says.
 *
 * <p>Arrays and buffers are only lent: they are overwritten as soon as the call returns. Whatever
 * an engine throws may be passed on as it is; the library gives it the backend's name and a code.
 */
public interface Network extends AutoCloseable {
  /** Takes new weights, {@link NetworkPlan#weightCount} values. */
  void setWeights(float[] weights);

  /**
   * One forward pass.
   *
   * @param inputs direct, native order, {@code rows x channels x height x width} values from its
   *     position on; the position stays
   * @param rows at least 1; may differ from call to call
   * @param outputs receives what the plan's last step gives, {@code rows} times the size of {@link
   *     NetworkPlan#output}: the logits, of a whole network; may be longer
   */
  void outputs(FloatBuffer inputs, int rows, float[] outputs);

  /**
   * One forward and one backward pass.
   *
   * @param inputs as in {@link #outputs}
   * @param rows as in {@link #outputs}
   * @param outputs as in {@link #outputs}
   * @param loss asked once, when {@code outputs} are there, for the gradient to go back with
   * @param gradient receives the gradient with respect to each weight, {@link
   *     NetworkPlan#weightCount} values: the sum over the rows; 0 where no step has a weight
   */
  void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient);

  /** Releases all native memory. Called once, when no other call is under way. */
  @Override
  void close();

  /** A loss as a function of a network's outputs. It belongs to the library, never to a backend. */
  @FunctionalInterface
  interface Loss {
    /**
     * The gradient of the loss with respect to the outputs.
     *
     * @param outputs of all rows; may be longer
     * @return as many values as there are outputs; may be longer; lent until {@link
     *     Network#gradient} returns
     */
    float[] gradient(float[] outputs);
  }
}

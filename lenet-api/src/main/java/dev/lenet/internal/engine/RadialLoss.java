package dev.lenet.internal.engine;

import dev.lenet.api.spi.Network;

/** A loss that changes with what radial basis units take, other than by their logits. */
public interface RadialLoss extends Network.Loss {
  /**
   * Adds to the gradient with respect to what the units take. Called after {@link #gradient}.
   *
   * @param errors of all rows; may be longer
   */
  void addTo(float[] errors, int size);
}

package dev.lenet.internal.optim;

import dev.lenet.internal.text.Foreign;
import java.util.Map;

/**
 * What an optimizer keeps from step to step.
 *
 * @param steps number of steps made
 * @param moments by name, one value for each weight; lent, not copied
 */
public record OptimizerState(long steps, Map<String, float[]> moments) {
  /** Copies the map, but not the arrays. */
  public OptimizerState {
    moments = Map.copyOf(moments);
  }

  /**
   * A copy of one of the arrays.
   *
   * @throws IllegalArgumentException if no array has that name
   */
  float[] copy(String name) {
    float[] values = moments.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "The optimizer needs '%s', but its state has %s"
              .formatted(name, "[" + Foreign.list(moments.keySet()) + "]"));
    }
    return values.clone();
  }
}

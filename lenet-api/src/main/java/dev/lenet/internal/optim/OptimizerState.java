package dev.lenet.internal.optim;

import dev.lenet.internal.text.Foreign;
import java.util.Map;

/**
 * What an optimizer remembers from step to step.
 *
 * @param steps number of steps made
 * @param moments by name, one value for each weight; lent, not copied
 */
public record OptimizerState(long steps, Map<String, float[]> moments) {
  /** Keeps the map, not the arrays, from changes. */
  public OptimizerState {
    moments = Map.copyOf(moments);
  }

  /**
   * One of the arrays, copied.
   *
   * @throws IllegalArgumentException if there is none of that name
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

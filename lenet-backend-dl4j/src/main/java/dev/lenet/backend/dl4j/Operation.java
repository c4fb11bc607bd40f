package dev.lenet.backend.dl4j;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan on fixed arrays.
 *
 * @param output the array for the result
 * @param forward what to run for the result, in this order
 * @param back prepares the way back
 */
record Operation(Tensor output, List<Runnable> forward, WayBack back) {
  /** A step without weights: one operation forward, and one back if a gradient is wanted. */
  static Operation plain(
      Tensor output, Runnable forward, BiFunction<Tensor, Tensor, Runnable> back) {
    return new Operation(
        output,
        List.of(forward),
        (outputGradient, inputGradient) ->
            inputGradient == null ? List.of() : List.of(back.apply(outputGradient, inputGradient)));
  }

  /** Prepares the way back of one operation. */
  @FunctionalInterface
  interface WayBack {
    /**
     * What to run, in this order, once the gradient of the output is computed.
     *
     * @param outputGradient the array with the gradient with respect to the output
     * @param inputGradient the array for the gradient with respect to the input; null if nobody
     *     needs it
     */
    List<Runnable> prepare(Tensor outputGradient, @Nullable Tensor inputGradient);
  }
}

package dev.lenet.backend.dl4j;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan on fixed arrays.
 *
 * @param output where what it computes will stand
 * @param forward computes it, one after the other
 * @param back prepares the way back
 */
record Operation(Tensor output, List<Runnable> forward, WayBack back) {
  /** Without weights: one thing to run each way, and none back where no gradient is wanted. */
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
     * What to run, one after the other, when the gradient of the output is there.
     *
     * @param outputGradient where the gradient with respect to the output will stand
     * @param inputGradient where the gradient with respect to the input is wanted; null if it is
     *     not
     */
    List<Runnable> prepare(Tensor outputGradient, @Nullable Tensor inputGradient);
  }
}

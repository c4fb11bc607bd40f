package dev.lenet.backend.dl4j;

import org.jspecify.annotations.Nullable;

/** One link of the chain: an operation of the network on fixed arrays, and its way back. */
interface Step {
  /** What it gives. */
  Tensor output();

  /** Computes the output from the input. */
  void forward();

  /**
   * Prepares the way back; called once, before the first {@link #backward}.
   *
   * @param outputGradient where the gradient with respect to the output will stand
   * @param inputGradient whether the gradient with respect to the input is wanted
   * @return where that one will stand; null if it is not wanted
   */
  @Nullable Tensor prepareBackward(Tensor outputGradient, boolean inputGradient);

  /**
   * Computes the gradients with respect to the input and to the weights, which follows {@link
   * #forward}.
   */
  void backward();
}

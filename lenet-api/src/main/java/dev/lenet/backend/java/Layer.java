package dev.lenet.backend.java;

/** One operation, from certain values to certain others. */
interface Layer {
  /** Computes the output. */
  void forward();

  /**
   * Adds to the gradients of the weights, and computes the gradient with respect to the input if an
   * earlier operation needs it. May change the gradient with respect to the output.
   *
   * @param gradients of the step's weights
   */
  void backward(Weights gradients);
}

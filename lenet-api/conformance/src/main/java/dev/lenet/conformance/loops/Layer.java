package dev.lenet.conformance.loops;

/** The arithmetic of one layer for one row, without the activation. Holds no state. */
public interface Layer {
  /** Sets all of {@code out}. */
  void forward(double[] in, double[] weights, double[] out);

  /**
   * Adds to {@code weightGradient} and {@code inGradient} what follows from the gradient of what it
   * put out.
   */
  void backward(
      double[] in,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient);
}

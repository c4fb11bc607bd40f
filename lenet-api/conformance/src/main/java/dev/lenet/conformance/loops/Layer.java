package dev.lenet.conformance.loops;

/** The arithmetic of one step for one row. Holds no state. */
public interface Layer {
  /** Sets all of {@code out}. */
  void forward(double[] in, double[] weights, double[] out);

  /**
   * Adds to {@code weightGradient} and {@code inGradient} what follows from the gradient of what it
   * put out, which is in {@code out}.
   */
  void backward(
      double[] in,
      double[] out,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient);
}

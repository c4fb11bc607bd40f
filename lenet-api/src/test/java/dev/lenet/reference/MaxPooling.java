package dev.lenet.reference;

/** The largest value of each window; the first of equal ones gets the gradient. */
record MaxPooling(Windows windows) implements Layer {
  @Override
  public void forward(double[] in, double[] weights, double[] out) {
    windows.forEach((o, first) -> out[o] = in[largest(in, first)]);
  }

  @Override
  public void backward(
      double[] in,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient) {
    windows.forEach((o, first) -> inGradient[largest(in, first)] += outGradient[o]);
  }

  private int largest(double[] in, int first) {
    int largest = first;
    for (int n = 1; n < windows.size(); n++) {
      if (in[first + windows.place(n)] > in[largest]) {
        largest = first + windows.place(n);
      }
    }
    return largest;
  }
}

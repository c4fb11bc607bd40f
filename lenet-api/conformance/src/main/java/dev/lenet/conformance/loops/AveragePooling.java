package dev.lenet.conformance.loops;

/** The mean of each window. */
public record AveragePooling(Windows windows) implements Layer {
  @Override
  public void forward(double[] in, double[] weights, double[] out) {
    windows.forEach(
        (o, first) -> {
          double sum = 0;
          for (int n = 0; n < windows.size(); n++) {
            sum += in[first + windows.place(n)];
          }
          out[o] = sum / windows.size();
        });
  }

  @Override
  public void backward(
      double[] in,
      double[] out,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient) {
    windows.forEach(
        (o, first) -> {
          for (int n = 0; n < windows.size(); n++) {
            inGradient[first + windows.place(n)] += outGradient[o] / windows.size();
          }
        });
  }
}

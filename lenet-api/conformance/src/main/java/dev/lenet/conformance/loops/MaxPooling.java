package dev.lenet.conformance.loops;

import java.util.Arrays;

/** The largest value of each window, or NaN; the first of equal ones gets the gradient. */
public record MaxPooling(Windows windows) implements Layer {
  @Override
  public void forward(double[] in, double[] weights, double[] out) {
    windows.forEach((o, first) -> out[o] = in[largest(in, first)]);
  }

  @Override
  public void backward(
      double[] in,
      double[] out,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient) {
    windows.forEach((o, first) -> inGradient[largest(in, first)] += outGradient[o]);
  }

  /**
   * How far the two largest values of a window are apart, in the closest window, beside the largest
   * value of all.
   *
   * @param zerosAside whether windows do not count whose largest value is 0
   */
  double margin(double[] in, boolean zerosAside) {
    double[] closest = {Double.POSITIVE_INFINITY};
    windows.forEach(
        (o, first) -> {
          int largest = largest(in, first);
          if (in[largest] == 0 && zerosAside) {
            return;
          }
          for (int n = 0; n < windows.size(); n++) {
            int other = first + windows.place(n);
            if (other != largest) {
              closest[0] = Math.min(closest[0], in[largest] - in[other]);
            }
          }
        });
    double scale = Arrays.stream(in).map(Math::abs).max().orElse(0);
    return scale == 0 ? closest[0] : closest[0] / scale;
  }

  private int largest(double[] in, int first) {
    int largest = first;
    for (int n = 1; n < windows.size(); n++) {
      int place = first + windows.place(n);
      if (in[place] > in[largest] || Double.isNaN(in[place])) {
        largest = place;
      }
    }
    return largest;
  }
}

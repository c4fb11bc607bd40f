package dev.lenet.conformance.loops;

import dev.lenet.api.spec.Shape;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.Arrays;

/** A cross-correlation with stride and zeros around: what is below the kernel, times the kernel. */
final class Convolution implements Layer {
  private final Step step;
  private final Shape in;
  private final Shape out;
  private final int patchSize;

  /** For each place of the kernel, the inputs below it; -1 where padding is. */
  private final int[] taps;

  Convolution(Step step) {
    this.step = step;
    this.in = step.input();
    this.out = step.output();
    this.patchSize = in.channels() * step.kernel().height() * step.kernel().width();
    this.taps = new int[out.height() * out.width() * patchSize];
    for (int place = 0; place < out.height() * out.width(); place++) {
      findTaps(place);
    }
  }

  @Override
  public void forward(double[] input, double[] weights, double[] output) {
    double[] patch = new double[patchSize];
    int places = out.height() * out.width();
    for (int place = 0; place < places; place++) {
      copyPatch(input, place, patch);
      for (int f = 0; f < out.channels(); f++) {
        output[f * places + place] =
            weights[step.biasOffset() + f] + Products.sum(weights, kernel(f), patch, patchSize);
      }
    }
  }

  @Override
  public void backward(
      double[] input,
      double[] output,
      double[] weights,
      double[] outGradient,
      double[] weightGradient,
      double[] inGradient) {
    double[] patch = new double[patchSize];
    double[] patchGradient = new double[patchSize];
    int places = out.height() * out.width();
    for (int place = 0; place < places; place++) {
      copyPatch(input, place, patch);
      Arrays.fill(patchGradient, 0);
      for (int f = 0; f < out.channels(); f++) {
        double gradient = outGradient[f * places + place];
        weightGradient[step.biasOffset() + f] += gradient;
        Products.add(gradient, patch, 0, weightGradient, kernel(f), patchSize);
        if (step.needsInputGradient()) {
          Products.add(gradient, weights, kernel(f), patchGradient, 0, patchSize);
        }
      }
      for (int n = 0; n < patchSize; n++) {
        int tap = taps[place * patchSize + n];
        if (tap >= 0) {
          inGradient[tap] += patchGradient[n];
        }
      }
    }
  }

  private int kernel(int filter) {
    return step.weightOffset() + filter * patchSize;
  }

  private void copyPatch(double[] input, int place, double[] patch) {
    for (int n = 0; n < patchSize; n++) {
      int tap = taps[place * patchSize + n];
      patch[n] = tap < 0 ? 0 : input[tap];
    }
  }

  private void findTaps(int place) {
    int top = place / out.width() * step.stride().height() - step.padding().height();
    int left = place % out.width() * step.stride().width() - step.padding().width();
    int n = place * patchSize;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int y = top; y < top + step.kernel().height(); y++) {
        for (int x = left; x < left + step.kernel().width(); x++, n++) {
          boolean within = y >= 0 && y < in.height() && x >= 0 && x < in.width();
          taps[n] = within ? (channel * in.height() + y) * in.width() + x : -1;
        }
      }
    }
  }
}

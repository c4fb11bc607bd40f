package dev.lenet.conformance.loops;

import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.Shape;
import java.util.Arrays;

/** A cross-correlation with stride and zeros around: what is below the kernel, times the kernel. */
final class Convolution implements Layer {
  private final LayerSpec.Conv2d spec;
  private final Shape in;
  private final Shape out;
  private final int offset;
  private final int patchSize;
  private final int biasOffset;

  /** For each place of the kernel, the inputs below it; -1 where padding is. */
  private final int[] taps;

  Convolution(LayerSpec.Conv2d spec, Shape in, int offset) {
    this.spec = spec;
    this.in = in;
    this.out = spec.outputShape(in);
    this.offset = offset;
    this.patchSize = in.channels() * spec.kernel().height() * spec.kernel().width();
    this.biasOffset = offset + spec.filters() * patchSize;
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
      for (int f = 0; f < spec.filters(); f++) {
        output[f * places + place] =
            weights[biasOffset + f] + Products.sum(weights, kernel(f), patch, patchSize);
      }
    }
  }

  @Override
  public void backward(
      double[] input,
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
      for (int f = 0; f < spec.filters(); f++) {
        double gradient = outGradient[f * places + place];
        weightGradient[biasOffset + f] += gradient;
        Products.add(gradient, patch, 0, weightGradient, kernel(f), patchSize);
        Products.add(gradient, weights, kernel(f), patchGradient, 0, patchSize);
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
    return offset + filter * patchSize;
  }

  private void copyPatch(double[] input, int place, double[] patch) {
    for (int n = 0; n < patchSize; n++) {
      int tap = taps[place * patchSize + n];
      patch[n] = tap < 0 ? 0 : input[tap];
    }
  }

  private void findTaps(int place) {
    int top = place / out.width() * spec.stride().height() - spec.padding().height();
    int left = place % out.width() * spec.stride().width() - spec.padding().width();
    int n = place * patchSize;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int y = top; y < top + spec.kernel().height(); y++) {
        for (int x = left; x < left + spec.kernel().width(); x++, n++) {
          boolean within = y >= 0 && y < in.height() && x >= 0 && x < in.width();
          taps[n] = within ? (channel * in.height() + y) * in.width() + x : -1;
        }
      }
    }
  }
}

package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.Arrays;

/** A convolution as a matrix product: kernels times the lines of the windows. */
final class Convolution implements Layer {
  private final Step step;
  private final float[] weights;
  private final Values input;
  private final Windows windows;
  private final Values output;
  private final float[][] kernels;
  private final float[] zeros;
  private final float[] sums;

  Convolution(Step step, Values input, Values output, float[] weights) {
    this.step = step;
    this.weights = weights;
    this.input = input;
    this.windows = new Windows(step, input);
    this.output = output;
    this.kernels = new float[step.output().channels()][windows.lines()[0].length];
    this.zeros = new float[windows.lines()[0][0].length];
    this.sums = new float[zeros.length];
  }

  @Override
  public void weightsChanged() {
    Matrix.read(weights, step.weightOffset(), kernels);
  }

  @Override
  public void forward() {
    windows.fill();
    for (int y = 0; y < windows.lines().length; y++) {
      float[][] to = output.acrossChannels(y);
      for (int channel = 0; channel < to.length; channel++) {
        Arrays.fill(to[channel], weights[step.biasOffset() + channel]);
      }
      Kernels.addProduct(kernels, windows.lines()[y], zeros, to);
    }
  }

  @Override
  public void backward(float[] gradient) {
    int height = windows.lines().length;
    int places = kernels[0].length;
    for (int channel = 0; channel < kernels.length; channel++) {
      int first = channel * height;
      float[][] errors = Arrays.copyOfRange(output.gradient().lines(), first, first + height);
      for (float[] line : errors) {
        gradient[step.biasOffset() + channel] += Kernels.sum(line);
      }
      for (int place = 0; place < places; place++) {
        gradient[step.weightOffset() + channel * places + place] += sumOfProducts(errors, place);
      }
    }
    if (step.needsInputGradient()) {
      input.gradient().clear();
      float[][] turned = Matrix.transposed(kernels);
      float[][] parts = new float[turned.length][zeros.length];
      for (int y = 0; y < windows.lines().length; y++) {
        for (float[] part : parts) {
          Arrays.fill(part, 0);
        }
        Kernels.addProduct(turned, output.gradient().acrossChannels(y), zeros, parts);
        for (int place = 0; place < parts.length; place++) {
          windows.addBack(y, place, parts[place]);
        }
      }
    }
  }

  /** Over all heights: errors times the inputs at one place of the windows. */
  private float sumOfProducts(float[][] errors, int place) {
    float[][][] lines = windows.lines();
    Arrays.fill(sums, 0);
    for (int y = 0; y < errors.length; y += 2) {
      int next = Math.min(y + 1, errors.length - 1);
      float[] second = next > y ? errors[next] : zeros;
      Kernels.addElementProducts(errors[y], lines[y][place], second, lines[next][place], sums);
    }
    return Kernels.sum(sums);
  }
}

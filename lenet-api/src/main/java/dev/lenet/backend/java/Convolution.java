package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.Arrays;

/** A convolution as a matrix product: kernels times the lines of the windows. */
final class Convolution implements Layer {
  private final Step step;
  private final Weights weights;
  private final Values input;
  private final Windows windows;
  private final Values output;
  private final float[][] scratch;

  /** Gradients with respect to the lines of the windows of one height. */
  private final float[][] parts;

  Convolution(Step step, Values input, Values output, Weights weights) {
    this.step = step;
    this.weights = weights;
    this.input = input;
    this.windows = new Windows(step, input);
    this.output = output;
    this.scratch = new float[3][output.lines()[0].length];
    this.parts =
        new float[step.needsInputGradient() ? weights.columns().length : 0][scratch[0].length];
  }

  @Override
  public void forward() {
    windows.fill();
    for (int y = 0; y < windows.lines().length; y++) {
      float[][] to = output.acrossChannels(y);
      for (int channel = 0; channel < to.length; channel++) {
        Arrays.fill(to[channel], weights.biases()[channel]);
      }
      Kernels.addProduct(weights.rows(), windows.lines()[y], scratch, to);
    }
  }

  @Override
  public void backward(Weights gradients) {
    int height = windows.lines().length;
    for (int channel = 0; channel < weights.rows().length; channel++) {
      int first = channel * height;
      float[][] errors = Arrays.copyOfRange(output.gradient().lines(), first, first + height);
      for (float[] line : errors) {
        gradients.biases()[channel] += Kernels.sum(line);
      }
      for (int place = 0; place < weights.columns().length; place++) {
        gradients.rows()[channel][place] += sumOfProducts(errors, place);
      }
    }
    if (step.needsInputGradient()) {
      input.gradient().clear();
      for (int y = 0; y < windows.lines().length; y++) {
        for (float[] part : parts) {
          Arrays.fill(part, 0);
        }
        Kernels.addProduct(weights.columns(), output.gradient().acrossChannels(y), scratch, parts);
        for (int place = 0; place < parts.length; place++) {
          windows.addBack(y, place, parts[place]);
        }
      }
    }
  }

  /** Over all heights: errors times the inputs at one place of the windows. */
  private float sumOfProducts(float[][] errors, int place) {
    float[][][] lines = windows.lines();
    float[] sums = scratch[1];
    Arrays.fill(sums, 0);
    for (int y = 0; y < errors.length; y += 2) {
      int next = Math.min(y + 1, errors.length - 1);
      float[] second = next > y ? errors[next] : scratch[0];
      Kernels.addElementProducts(errors[y], lines[y][place], second, lines[next][place], sums);
    }
    return Kernels.sum(sums);
  }
}

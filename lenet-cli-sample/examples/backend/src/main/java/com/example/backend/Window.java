package com.example.backend;

import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;

/**
 * What one value of a convolution or a pooling looks at.
 *
 * @param row which input of the batch
 * @param channel the value's channel in the output
 * @param top the window's first line, in the input; negative above it
 * @param left the window's first column, in the input; negative left of it
 */
record Window(Step step, int row, int channel, int top, int left) {
  /** The window of the i-th value that a step gives. */
  static Window of(Step step, int i) {
    Shape out = step.output();
    int pixel = i % (out.height() * out.width());
    return new Window(
        step,
        i / out.size(),
        i % out.size() / (out.height() * out.width()),
        pixel / out.width() * step.stride().height() - step.padding().height(),
        pixel % out.width() * step.stride().width() - step.padding().width());
  }

  float convolution(float[] weights, float[] in) {
    Size kernel = step.kernel();
    double sum = weights[step.biasOffset() + channel];
    int weight = firstWeight();
    for (int c = 0; c < step.input().channels(); c++) {
      for (int i = 0; i < kernel.height(); i++) {
        for (int j = 0; j < kernel.width(); j++) {
          int at = at(c, i, j);
          sum += at < 0 ? 0 : (double) weights[weight] * in[at];
          weight++;
        }
      }
    }
    return (float) sum;
  }

  /** Adds the gradients with respect to the weights to {@code sum}. */
  void backConvolution(float[] weights, float[] in, float error, float[] inError, double[] sum) {
    Size kernel = step.kernel();
    sum[step.biasOffset() + channel] += error;
    int weight = firstWeight();
    for (int c = 0; c < step.input().channels(); c++) {
      for (int i = 0; i < kernel.height(); i++) {
        for (int j = 0; j < kernel.width(); j++) {
          int at = at(c, i, j);
          if (at >= 0) {
            sum[weight] += (double) error * in[at];
            inError[at] += error * weights[weight];
          }
          weight++;
        }
      }
    }
  }

  float mean(float[] in) {
    Size kernel = step.kernel();
    double sum = 0;
    for (int i = 0; i < kernel.height(); i++) {
      for (int j = 0; j < kernel.width(); j++) {
        sum += in[at(channel, i, j)];
      }
    }
    return (float) (sum / (kernel.height() * kernel.width()));
  }

  void backMean(float error, float[] inError) {
    Size kernel = step.kernel();
    for (int i = 0; i < kernel.height(); i++) {
      for (int j = 0; j < kernel.width(); j++) {
        inError[at(channel, i, j)] += error / (kernel.height() * kernel.width());
      }
    }
  }

  /** The index of the largest value; of NaN, if there is one, because it must not be hidden. */
  int largest(float[] in) {
    Size kernel = step.kernel();
    int largest = at(channel, 0, 0);
    for (int i = 0; i < kernel.height(); i++) {
      for (int j = 0; j < kernel.width(); j++) {
        int at = at(channel, i, j);
        if (in[at] > in[largest] || Float.isNaN(in[at])) {
          largest = at;
        }
      }
    }
    return largest;
  }

  private int firstWeight() {
    Size kernel = step.kernel();
    int perChannel = step.input().channels() * kernel.height() * kernel.width();
    return step.weightOffset() + channel * perChannel;
  }

  /** The index in the step's input; negative in the zeros around it. */
  private int at(int inputChannel, int i, int j) {
    Shape shape = step.input();
    int y = top + i;
    int x = left + j;
    if (y < 0 || y >= shape.height() || x < 0 || x >= shape.width()) {
      return -1;
    }
    return ((row * shape.channels() + inputChannel) * shape.height() + y) * shape.width() + x;
  }
}

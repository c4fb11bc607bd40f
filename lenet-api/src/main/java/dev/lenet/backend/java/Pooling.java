package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan.Operation;
import dev.lenet.api.spi.NetworkPlan.Step;

/** Average and max pooling. If several values of a window are the largest, the first one counts. */
final class Pooling implements Layer {
  private final boolean average;
  private final Values input;
  private final Windows windows;
  private final Values output;
  private final float[] part;

  Pooling(Step step, Values input, Values output) {
    this.average = step.operation() == Operation.AVERAGE_POOLING;
    this.input = input;
    this.windows = new Windows(step, input);
    this.output = output;
    this.part = new float[output.lines()[0].length];
  }

  @Override
  public void forward() {
    windows.fill();
    for (int i = 0; i < output.lines().length; i++) {
      float[] to = output.lines()[i];
      System.arraycopy(line(i, 0), 0, to, 0, to.length);
      for (int place = 1; place < windows.size(); place++) {
        if (average) {
          Kernels.add(line(i, place), to);
        } else {
          keepLarger(line(i, place), to);
        }
      }
      if (average) {
        Elementwise.scale(to, 1f / windows.size(), to);
      }
    }
  }

  @Override
  public void backward(Weights gradients) {
    input.gradient().clear();
    int height = windows.lines().length;
    for (int i = 0; i < output.lines().length; i++) {
      float[] rest = output.gradient().lines()[i];
      if (average) {
        Elementwise.scale(rest, 1f / windows.size(), rest);
      }
      for (int place = 0; place < windows.size(); place++) {
        if (!average) {
          takeLargest(line(i, place), output.lines()[i], rest);
        }
        windows.addBack(i % height, i / height * windows.size() + place, average ? rest : part);
      }
    }
  }

  private float[] line(int index, int place) {
    int height = windows.lines().length;
    return windows.lines()[index % height][index / height * windows.size() + place];
  }

  /** Moves to the part what belongs to values that are the largest. */
  private void takeLargest(float[] line, float[] largest, float[] rest) {
    for (int i = 0; i < part.length; i++) {
      boolean taken = line[i] == largest[i];
      part[i] = taken ? rest[i] : 0;
      rest[i] = taken ? 0 : rest[i];
    }
  }

  private static void keepLarger(float[] line, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = Math.max(to[i], line[i]);
    }
  }
}

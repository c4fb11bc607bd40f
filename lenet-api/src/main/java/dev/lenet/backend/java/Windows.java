package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The windows of a convolution or a pooling as lines: for each place in the kernel, the inputs that
 * the windows of a line of outputs have there. A line of outputs is then a sum over such lines.
 * They are copies, because the hot loops read arrays from their beginning.
 */
final class Windows {
  private final Step step;
  private final Values input;
  private final float[] shifted;
  private final List<Runnable> copies = new ArrayList<>();

  /** By line of a channel's outputs, then by input channel and place in the kernel. */
  private final float[][][] lines;

  Windows(Step step, Values input) {
    this.step = step;
    this.input = input;
    this.shifted = new float[input.lines()[0].length];
    this.lines = new float[input.rows() == 1 ? 1 : step.output().height()][][];
    Map<List<Integer>, float[]> shared = new HashMap<>();
    for (int y = 0; y < lines.length; y++) {
      lines[y] = new float[step.input().channels() * size()][];
      for (int place = 0; place < lines[y].length; place++) {
        lines[y][place] = line(y, place, shared);
      }
    }
  }

  /** Windows of several heights have the same inputs at different places of the kernel. */
  private float[] line(int y, int place, Map<List<Integer>, float[]> shared) {
    int column = place % step.kernel().width();
    return shared.computeIfAbsent(
        List.of(place / size(), inputY(y, place), column), key -> newLine(y, place));
  }

  private float[] newLine(int firstY, int place) {
    int heights = step.output().height() / lines.length;
    float[] line = new float[heights * step.output().width() * input.rows()];
    for (int y = firstY; y < firstY + heights; y++) {
      int inputY = inputY(y, place);
      if (inputY >= 0 && inputY < step.input().height()) {
        int perChannel = input.lines().length / step.input().channels();
        float[] from = input.lines()[place / size() * perChannel + inputY % perChannel];
        int fromAt = inputY / perChannel * step.input().width() * input.rows();
        int lineAt = (y - firstY) * step.output().width() * input.rows();
        Runs runs = runs(place);
        copies.add(() -> runs.copy(from, fromAt, line, lineAt, false));
      }
    }
    return line;
  }

  /** The number of places in the kernel. */
  int size() {
    return step.kernel().height() * step.kernel().width();
  }

  float[][][] lines() {
    return lines;
  }

  /** Copies the present inputs. Places outside of the input stay 0. */
  void fill() {
    copies.forEach(Runnable::run);
  }

  /**
   * Adds to the gradient with respect to the input. Only for several rows.
   *
   * @param y of the outputs
   * @param place input channel and place in the kernel
   * @param gradient with respect to the line of that place
   */
  void addBack(int y, int place, float[] gradient) {
    int inputY = inputY(y, place);
    if (inputY >= 0 && inputY < step.input().height()) {
      Arrays.fill(shifted, 0);
      runs(place).copy(shifted, 0, gradient, 0, true);
      int line = place / size() * step.input().height() + inputY;
      Kernels.add(shifted, input.gradient().lines()[line]);
    }
  }

  private int inputY(int y, int place) {
    int kernelY = place % size() / step.kernel().width();
    return y * step.stride().height() + kernelY - step.padding().height();
  }

  /** The outputs of a height whose windows have that place inside of the input. */
  private Runs runs(int place) {
    int rows = input.rows();
    int stride = step.stride().width();
    int shift = place % step.kernel().width() - step.padding().width();
    int first = Math.max(0, stride - 1 - shift) / stride;
    int inside = Math.max(0, step.input().width() - shift + stride - 1) / stride;
    int count = Math.max(0, Math.min(step.output().width(), inside) - first);
    int in = (first * stride + shift) * rows;
    return stride == 1
        ? new Runs(Math.min(count, 1), count * rows, in, 0, first * rows, 0)
        : new Runs(count, rows, in, stride * rows, first * rows, rows);
  }

  /** Runs of values at a place of the input and of a line, and from one run to the next. */
  private record Runs(int count, int length, int in, int inStep, int out, int outStep) {
    void copy(float[] input, int inputAt, float[] line, int lineAt, boolean back) {
      for (int i = 0; i < count; i++) {
        int from = inputAt + in + i * inStep;
        int to = lineAt + out + i * outStep;
        if (back) {
          System.arraycopy(line, to, input, from, length);
        } else if (length == 1) {
          line[to] = input[from];
        } else {
          System.arraycopy(input, from, line, to, length);
        }
      }
    }
  }
}

package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A convolution of a single row, for predicting: this side writes each window's values into a
 * column, and the rest is one product of matrices. It takes a third of the time of PyTorch's own
 * convolution, which for so little work is busy getting ready. For one thread.
 */
final class ColumnConvolution implements Operation {
  /** With more than these, the work outweighs the getting ready, and the columns the input. */
  private static final long MOST_VALUES = 1 << 16;

  private final Step step;
  private final int tensor;
  private final float[] values;

  /** The input with its padding, which stays zero. */
  private final float[] padded;

  private final int paddedHeight;
  private final int paddedWidth;

  /** {@code values of a window x windows}. */
  private final float[] columns;

  private final FloatBuffer columnMemory;
  private final PtNDArray columnArray;

  /**
   * The convolution of a step.
   *
   * @param tensor place of its weights among the network's tensors, its biases behind them
   */
  ColumnConvolution(Step step, int tensor, Tensors tensors) {
    this.step = step;
    this.tensor = tensor;
    this.values = new float[step.input().size()];
    this.paddedHeight = step.input().height() + 2 * step.padding().height();
    this.paddedWidth = step.input().width() + 2 * step.padding().width();
    this.padded = new float[step.input().channels() * paddedHeight * paddedWidth];
    int window = window(step);
    int windows = windows(step);
    this.columns = new float[window * windows];
    ByteBuffer memory = Tensors.allocate(columns.length);
    this.columnMemory = memory.asFloatBuffer();
    this.columnArray = tensors.over(memory, window, windows);
  }

  /** Whether it is small enough for this to be faster. */
  static boolean fits(Step step) {
    long height = step.input().height() + 2L * step.padding().height();
    long width = step.input().width() + 2L * step.padding().width();
    return (long) window(step) * windows(step) <= MOST_VALUES
        && step.input().channels() * height * width <= MOST_VALUES;
  }

  private static int window(Step step) {
    return step.input().channels() * step.kernel().height() * step.kernel().width();
  }

  private static int windows(Step step) {
    return step.output().height() * step.output().width();
  }

  @Override
  public PtNDArray apply(PtNDArray input, PtNDArray[] weights, Pass pass) {
    Tensors.values(input).get(0, values);
    pad();
    fillColumns();
    columnMemory.put(0, columns);
    Shape out = step.output();
    long filters = out.channels();
    PtNDArray matrix = pass.keep(JniUtils.reshape(weights[tensor], new long[] {filters, -1}));
    PtNDArray biases = pass.keep(JniUtils.reshape(weights[tensor + 1], new long[] {filters, 1}));
    PtNDArray products = pass.keep(JniUtils.matmul(matrix, columnArray));
    PtNDArray sums = pass.keep(JniUtils.add(products, biases));
    return pass.keep(JniUtils.reshape(sums, new long[] {1, filters, out.height(), out.width()}));
  }

  private void pad() {
    Shape in = step.input();
    Size padding = step.padding();
    for (int row = 0; row < in.channels() * in.height(); row++) {
      int paddedRow = row / in.height() * paddedHeight + row % in.height() + padding.height();
      System.arraycopy(
          values, row * in.width(), padded, paddedRow * paddedWidth + padding.width(), in.width());
    }
  }

  private void fillColumns() {
    Size kernel = step.kernel();
    int at = 0;
    for (int channel = 0; channel < step.input().channels(); channel++) {
      for (int y = 0; y < kernel.height(); y++) {
        for (int x = 0; x < kernel.width(); x++) {
          fillWindows((channel * paddedHeight + y) * paddedWidth + x, at);
          at += windows(step);
        }
      }
    }
  }

  /** One value of every window. */
  private void fillWindows(int first, int target) {
    Shape out = step.output();
    Size stride = step.stride();
    int at = target;
    for (int row = 0; row < out.height(); row++) {
      int from = first + row * stride.height() * paddedWidth;
      if (stride.width() == 1) {
        System.arraycopy(padded, from, columns, at, out.width());
      } else {
        for (int column = 0; column < out.width(); column++) {
          columns[at + column] = padded[from + column * stride.width()];
        }
      }
      at += out.width();
    }
  }
}

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
  private static final Size ONE = new Size(1, 1);
  private static final Size NONE = new Size(0, 0);

  /** With more than these, the work outweighs the getting ready, and the columns the input. */
  private static final long MOST_VALUES = 1 << 16;

  private final Step step;
  private final int tensor;
  private final float[] values;

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
    this.columns = new float[Math.toIntExact(columnValues(step))];
    int windows = step.output().height() * step.output().width();
    ByteBuffer memory = Tensors.allocate(columns.length);
    this.columnMemory = memory.asFloatBuffer();
    this.columnArray = tensors.over(memory, columns.length / windows, windows);
  }

  /** Whether it is small and simple enough for this to be faster. */
  static boolean fits(Step step) {
    return step.stride().equals(ONE)
        && step.padding().equals(NONE)
        && columnValues(step) <= MOST_VALUES;
  }

  private static long columnValues(Step step) {
    long window = (long) step.kernel().height() * step.kernel().width();
    return step.input().channels() * window * step.output().height() * step.output().width();
  }

  @Override
  public PtNDArray apply(PtNDArray input, PtNDArray[] weights, Pass pass) {
    Tensors.values(input).get(0, values);
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

  private void fillColumns() {
    Shape in = step.input();
    Size kernel = step.kernel();
    int at = 0;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int y = 0; y < kernel.height(); y++) {
        for (int x = 0; x < kernel.width(); x++) {
          at = fillWindows((channel * in.height() + y) * in.width() + x, at);
        }
      }
    }
  }

  /** One value of every window, the first of which comes from {@code from}. */
  private int fillWindows(int from, int start) {
    int width = step.output().width();
    int at = start;
    for (int row = 0; row < step.output().height(); row++) {
      System.arraycopy(values, from + row * step.input().width(), columns, at, width);
      at += width;
    }
    return at;
  }
}

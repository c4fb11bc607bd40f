package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A convolution of a single row, for predicting: Java copies each window's values into a column,
 * and PyTorch computes one product of matrices. It takes a third of the time of PyTorch's own
 * convolution, which spends most of its time on preparations if the input is small. For one thread.
 */
final class ColumnConvolution implements Operation {

  /** With more values, PyTorch's own convolution is faster. */
  private static final long MOST_VALUES = 1 << 16;

  private final Step step;
  private final int tensor;
  private final int windows;
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
    this.windows = step.output().height() * step.output().width();
    ByteBuffer memory = Tensors.allocate(columns.length);
    this.columnMemory = memory.asFloatBuffer();
    this.columnArray = tensors.over(memory, columns.length / windows, windows);
  }

  /** Whether it is small and simple enough for this to be faster. */
  static boolean fits(Step step) {
    return step.stride().equals(Size.ONE)
        && step.padding().equals(Size.NONE)
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
    PtNDArray matrix = pass.reshape(weights[tensor], filters, -1);
    PtNDArray biases = pass.reshape(weights[tensor + 1], filters, 1);
    PtNDArray products = pass.keep(JniUtils.matmul(matrix, columnArray));
    PtNDArray sums = pass.keep(JniUtils.add(products, biases));
    return pass.reshape(sums, 1, filters, out.height(), out.width());
  }

  /** Row after row: one value of every window, whose first stands at {@code from}. */
  private void fillColumns() {
    Shape in = step.input();
    Size kernel = step.kernel();
    int width = step.output().width();
    int at = 0;
    for (int i = 0; i < columns.length / windows; i++) {
      int y = i / kernel.width();
      int plane = y / kernel.height();
      int from = (plane * in.height() + y % kernel.height()) * in.width() + i % kernel.width();
      for (int row = 0; row < step.output().height(); row++) {
        System.arraycopy(values, from + row * in.width(), columns, at, width);
        at += width;
      }
    }
  }
}

package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A convolution of a single row, for predicting: this side writes each window's values into a
 * column, and the rest is one product of matrices. It takes a third of the time of PyTorch's own
 * convolution, which for so little work is busy getting ready. For one thread.
 */
final class ColumnConvolution implements Layer {
  /** With more than these, the work outweighs the getting ready, and the columns the input. */
  private static final long MOST_VALUES = 1 << 16;

  private final int weight;
  private final int bias;
  private final Size kernel;
  private final Size stride;
  private final Size padding;
  private final Shape in;
  private final Shape out;
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
   * A convolution of such an input.
   *
   * @param weight place of its weights among the network's tensors
   * @param bias that of its biases
   */
  ColumnConvolution(LayerSpec.Conv2d conv, Shape in, int weight, int bias, Tensors tensors) {
    this.weight = weight;
    this.bias = bias;
    this.kernel = conv.kernel();
    this.stride = conv.stride();
    this.padding = conv.padding();
    this.in = in;
    this.out = conv.outputShape(in);
    this.values = new float[in.size()];
    this.paddedHeight = in.height() + 2 * padding.height();
    this.paddedWidth = in.width() + 2 * padding.width();
    this.padded = new float[in.channels() * paddedHeight * paddedWidth];
    int window = window(conv, in);
    int windows = windows(conv, in);
    this.columns = new float[window * windows];
    ByteBuffer memory = Tensors.allocate(columns.length);
    this.columnMemory = memory.asFloatBuffer();
    this.columnArray = tensors.over(memory, window, windows);
  }

  /** Whether it is small enough for this to be faster. */
  static boolean fits(LayerSpec.Conv2d conv, Shape in) {
    return (long) window(conv, in) * windows(conv, in) <= MOST_VALUES
        && padded(conv, in) <= MOST_VALUES;
  }

  private static long padded(LayerSpec.Conv2d conv, Shape in) {
    long height = in.height() + 2L * conv.padding().height();
    return in.channels() * height * (in.width() + 2L * conv.padding().width());
  }

  private static int window(LayerSpec.Conv2d conv, Shape in) {
    return in.channels() * conv.kernel().height() * conv.kernel().width();
  }

  private static int windows(LayerSpec.Conv2d conv, Shape in) {
    Shape out = conv.outputShape(in);
    return out.height() * out.width();
  }

  @Override
  public PtNDArray apply(PtNDArray input, PtNDArray[] parameters, Pass pass) {
    Tensors.values(input).get(0, values);
    pad();
    fillColumns();
    columnMemory.put(0, columns);
    long filters = out.channels();
    PtNDArray matrix = pass.keep(JniUtils.reshape(parameters[weight], new long[] {filters, -1}));
    PtNDArray biases = pass.keep(JniUtils.reshape(parameters[bias], new long[] {filters, 1}));
    PtNDArray products = pass.keep(JniUtils.matmul(matrix, columnArray));
    PtNDArray sums = pass.keep(JniUtils.add(products, biases));
    return pass.keep(JniUtils.reshape(sums, new long[] {1, filters, out.height(), out.width()}));
  }

  private void pad() {
    for (int row = 0; row < in.channels() * in.height(); row++) {
      int paddedRow = row / in.height() * paddedHeight + row % in.height() + padding.height();
      System.arraycopy(
          values, row * in.width(), padded, paddedRow * paddedWidth + padding.width(), in.width());
    }
  }

  private void fillColumns() {
    int at = 0;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int y = 0; y < kernel.height(); y++) {
        for (int x = 0; x < kernel.width(); x++) {
          fillWindows((channel * paddedHeight + y) * paddedWidth + x, at);
          at += out.height() * out.width();
        }
      }
    }
  }

  /** One value of every window. */
  private void fillWindows(int first, int target) {
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

package dev.lenet.internal.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * The inputs and labels of some images, in reused memory. A method that gets a batch may read it
 * only until it returns.
 */
public final class Batch {
  private final int inputSize;
  private final FloatBuffer inputs;
  private final int[] labels;
  private final int firstRow;
  private int rows;

  /**
   * Makes an empty batch with room for {@code capacity} rows.
   *
   * @param inputSize values of one network input
   * @throws IllegalArgumentException if that takes 2 GiB or more
   */
  public Batch(int capacity, int inputSize) {
    this.inputSize = inputSize;
    long values = (long) capacity * inputSize;
    if (values > Integer.MAX_VALUE / Float.BYTES) {
      throw new IllegalArgumentException(
          "A batch of %d inputs of %d values takes 2 GiB or more; choose a smaller batchSize"
              .formatted(capacity, inputSize));
    }
    int bytes = (int) values * Float.BYTES;
    this.inputs = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    this.labels = new int[capacity];
    this.firstRow = 0;
  }

  private Batch(Batch whole, int from, int to) {
    this.inputSize = whole.inputSize;
    this.inputs = whole.inputs.slice(from * inputSize, (to - from) * inputSize);
    this.labels = whole.labels;
    this.firstRow = whole.firstRow + from;
    this.rows = to - from;
  }

  /** Number of images. */
  public int rows() {
    return rows;
  }

  /** Number of images there is room for. */
  public int capacity() {
    return inputs.capacity() / inputSize;
  }

  /** Sets the number of rows in use. */
  public void setRows(int newRows) {
    this.rows = Objects.checkIndex(newRows, capacity() + 1);
  }

  /** Values of one network input. */
  public int inputSize() {
    return inputSize;
  }

  /**
   * The inputs, {@code rows x channels x height x width}: direct, in native order, from index 0 on.
   * Always the same buffer for the same batch; use absolute access, or a duplicate.
   */
  public FloatBuffer inputs() {
    return inputs;
  }

  /** The class of one row's image. */
  public int label(int row) {
    return labels[firstRow + row];
  }

  /** Sets the class of one row's image. */
  public void setLabel(int row, int label) {
    labels[firstRow + row] = label;
  }

  /**
   * A view of the rows from {@code from}, inclusive, to {@code to}, exclusive, on the same memory.
   */
  public Batch rows(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return new Batch(this, from, to);
  }
}

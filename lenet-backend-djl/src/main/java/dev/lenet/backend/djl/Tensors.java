package dev.lenet.backend.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The arrays of one network. Some stay until the network is closed, over memory that Java has
 * allocated; others end with a pass. For one thread.
 */
final class Tensors implements AutoCloseable {
  private final PtNDManager manager =
      (PtNDManager) NDManager.newBaseManager(Device.cpu(), PtEngine.ENGINE_NAME);

  /** Zeroed memory for a number of values. */
  static ByteBuffer allocate(int values) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(values, Float.BYTES))
        .order(ByteOrder.nativeOrder());
  }

  /** Number of values of that shape. */
  static int size(long... shape) {
    return Math.toIntExact(new Shape(shape).size());
  }

  /** Some values of a buffer, on the same memory. */
  static ByteBuffer slice(ByteBuffer memory, int from, int values) {
    return memory.slice(from * Float.BYTES, values * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  /** An array over the memory, which it shares; the caller closes it. */
  PtNDArray over(ByteBuffer memory, long... shape) {
    return JniUtils.createNdFromByteBuffer(
        manager, memory, new Shape(shape), DataType.FLOAT32, SparseFormat.DENSE, Device.cpu());
  }

  /** The array's values; gone when the array is closed. */
  static FloatBuffer values(PtNDArray array) {
    return JniUtils.getByteBuffer(array, true).asFloatBuffer();
  }

  @Override
  public void close() {
    manager.close();
  }
}

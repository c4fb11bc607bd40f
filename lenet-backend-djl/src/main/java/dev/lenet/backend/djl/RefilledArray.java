package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array with new values for each batch, over memory that grows with the largest batch. */
final class RefilledArray {
  private final Tensors tensors;
  private ByteBuffer memory = Tensors.allocate(0);
  private long[] shape = {};
  private @Nullable PtNDArray array;

  RefilledArray(Tensors tensors) {
    this.tensors = tensors;
  }

  /** Copies values from the buffer's position on. */
  PtNDArray fill(FloatBuffer values, long... newShape) {
    int size = Tensors.size(newShape);
    PtNDArray filled = array;
    if (filled == null || !Arrays.equals(shape, newShape)) {
      if (filled != null) {
        filled.close();
      }
      if (memory.capacity() / Float.BYTES < size) {
        memory = Tensors.allocate(size);
      }
      shape = newShape;
      filled = tensors.over(Tensors.slice(memory, 0, size), newShape);
      array = filled;
    }
    memory.asFloatBuffer().put(0, values, values.position(), size);
    return filled;
  }
}

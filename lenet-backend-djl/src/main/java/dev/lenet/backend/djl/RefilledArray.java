package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Memory for new values in each pass; it grows with the largest batch. */
final class RefilledArray {
  private final Tensors tensors;
  private ByteBuffer memory = Tensors.allocate(0);

  RefilledArray(Tensors tensors) {
    this.tensors = tensors;
  }

  /** An array of this pass with values from the buffer's position on. */
  PtNDArray fill(Pass pass, FloatBuffer values, long... shape) {
    int size = Tensors.size(shape);
    if (memory.capacity() / Float.BYTES < size) {
      memory = Tensors.allocate(size);
    }
    memory.asFloatBuffer().put(0, values, values.position(), size);
    return pass.keep(tensors.over(Tensors.slice(memory, 0, size), shape));
  }
}

package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import dev.lenet.api.spec.NetworkSpec;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the engine for each batch, over memory that is used again and grows with the
 * largest batch.
 */
final class BatchArrays implements AutoCloseable {
  private final Tensors tensors;
  private final NetworkSpec spec;
  private final int inputSize;
  private final int classes;
  private ByteBuffer inputMemory = Tensors.allocate(0);
  private ByteBuffer errorMemory = Tensors.allocate(0);
  private @Nullable PtNDArray input;
  private @Nullable PtNDArray errors;
  private int rows;

  BatchArrays(Tensors tensors, NetworkSpec spec) {
    this.tensors = tensors;
    this.spec = spec;
    this.inputSize = spec.input().shape().size();
    this.classes = spec.classes();
  }

  /** Copies inputs from the buffer's position on. */
  PtNDArray takeInputs(FloatBuffer inputs, int count) {
    PtNDArray array = input;
    if (array == null || count != rows) {
      close();
      if (inputMemory.capacity() / Float.BYTES / inputSize < count) {
        inputMemory = Tensors.allocate(Math.multiplyExact(count, inputSize));
        errorMemory = Tensors.allocate(count * classes);
      }
      rows = count;
      array =
          tensors.over(
              Tensors.slice(inputMemory, 0, count * inputSize),
              count,
              spec.input().channels(),
              spec.input().height(),
              spec.input().width());
      input = array;
    }
    inputMemory.asFloatBuffer().put(0, inputs, inputs.position(), count * inputSize);
    return array;
  }

  /** Copies the gradient of the loss with respect to the logits of the inputs taken last. */
  PtNDArray takeErrors(float[] values) {
    PtNDArray array = errors;
    if (array == null) {
      array = tensors.over(Tensors.slice(errorMemory, 0, rows * classes), rows, classes);
      errors = array;
    }
    errorMemory.asFloatBuffer().put(0, values, 0, rows * classes);
    return array;
  }

  @Override
  public void close() {
    if (input != null) {
      input.close();
      input = null;
    }
    if (errors != null) {
      errors.close();
      errors = null;
    }
  }
}

package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;

/** The arrays that one pass makes; closing it closes them all. */
final class Pass implements AutoCloseable {
  private final List<PtNDArray> made = new ArrayList<>();

  /** Remembers an array. */
  PtNDArray keep(PtNDArray array) {
    made.add(array);
    return array;
  }

  /** The same values in another shape. */
  PtNDArray reshape(PtNDArray array, long... shape) {
    return keep(JniUtils.reshape(array, shape));
  }

  @Override
  public void close() {
    made.forEach(PtNDArray::close);
  }
}

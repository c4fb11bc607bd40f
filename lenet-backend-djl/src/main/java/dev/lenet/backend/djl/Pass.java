package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
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

  @Override
  public void close() {
    made.forEach(PtNDArray::close);
  }
}

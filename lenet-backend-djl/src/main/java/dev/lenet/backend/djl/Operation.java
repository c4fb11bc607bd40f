package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;

/** One step's computation. */
@FunctionalInterface
interface Operation {
  /**
   * Applies the step; every array made on the way is kept in the pass.
   *
   * @param input {@code rows x channels x height x width}, or {@code rows x outputs} after a
   *     product
   * @param weights the network's tensors, a weight and a bias for each step that has them
   */
  PtNDArray apply(PtNDArray input, PtNDArray[] weights, Pass pass);
}

package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;

/** One layer's computation. */
@FunctionalInterface
interface Layer {
  /**
   * Applies the layer; every array made on the way is kept in the pass.
   *
   * @param input {@code rows x channels x height x width}, or {@code rows x units} after a dense
   *     layer
   * @param parameters the network's tensors of weights, in the order of the spec
   */
  PtNDArray apply(PtNDArray input, PtNDArray[] parameters, Pass pass);
}

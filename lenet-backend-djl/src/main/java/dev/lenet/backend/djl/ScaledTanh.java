package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * 1.7159 tanh(2x / 3), LeCun et al. 1998, appendix A.
 *
 * @param slope the single value 2/3
 * @param amplitude the single value 1.7159
 */
record ScaledTanh(PtNDArray slope, PtNDArray amplitude) {
  static ScaledTanh of(Tensors tensors) {
    return new ScaledTanh(single(tensors, 2f / 3), single(tensors, 1.7159f));
  }

  private static PtNDArray single(Tensors tensors, float value) {
    var memory = Tensors.allocate(1);
    memory.putFloat(0, value);
    return tensors.over(memory, 1);
  }

  PtNDArray apply(PtNDArray x, Pass pass) {
    PtNDArray scaled = pass.keep(JniUtils.mul(x, slope));
    PtNDArray tanh = pass.keep(JniUtils.tanh(scaled));
    return pass.keep(JniUtils.mul(tanh, amplitude));
  }
}

package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.ByteBuffer;

/**
 * Average pooling whose windows lie side by side and leave nothing over. The rows of pixels that a
 * row of windows covers lie one behind the other, and this band times a matrix with each pixel's
 * share is the row of averages. Forward and backward it takes PyTorch half the time of its own
 * pooling.
 *
 * @param shares {@code pixels of a band x windows}
 */
record BandPooling(PtNDArray shares, Step step) implements Operation {
  /** With more shares than these, most of them 0, PyTorch's own pooling is faster. */
  private static final long MOST_SHARES = 1 << 14;

  static boolean fits(Step step) {
    Size kernel = step.kernel();
    Shape input = step.input();
    return (long) pixels(step) * step.output().width() <= MOST_SHARES
        && step.stride().equals(kernel)
        && input.height() % kernel.height() == 0
        && input.width() % kernel.width() == 0;
  }

  private static int pixels(Step step) {
    return step.kernel().height() * step.input().width();
  }

  static BandPooling of(Step step, Tensors tensors) {
    Size kernel = step.kernel();
    int windows = step.output().width();
    float share = 1f / (kernel.height() * kernel.width());
    ByteBuffer memory = Tensors.allocate(pixels(step) * windows);
    for (int pixel = 0; pixel < pixels(step); pixel++) {
      int window = pixel % step.input().width() / kernel.width();
      memory.asFloatBuffer().put(pixel * windows + window, share);
    }
    return new BandPooling(tensors.over(memory, pixels(step), windows), step);
  }

  @Override
  public PtNDArray apply(PtNDArray input, PtNDArray[] weights, Pass pass) {
    Shape out = step.output();
    PtNDArray bands = pass.reshape(input, -1, pixels(step));
    PtNDArray averages = pass.keep(JniUtils.matmul(bands, shares));
    return pass.reshape(averages, -1, out.channels(), out.height(), out.width());
  }
}

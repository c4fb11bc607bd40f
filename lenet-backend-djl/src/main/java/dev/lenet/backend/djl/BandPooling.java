package dev.lenet.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import java.nio.ByteBuffer;

/**
 * Average pooling whose windows lie side by side and leave nothing over. The rows of pixels that a
 * row of windows covers lie one behind the other, and this band times a matrix with each pixel's
 * share is the row of averages. Forward and backward it takes PyTorch half the time of its own
 * pooling.
 *
 * @param shares {@code pixels of a band x windows}
 */
record BandPooling(PtNDArray shares, long pixels, long channels, long height, long width)
    implements Layer {
  /** With more shares than these, most of them 0, PyTorch's own pooling is faster. */
  private static final long MOST_SHARES = 1 << 14;

  static boolean fits(LayerSpec.AvgPool2d pool, Shape input) {
    Size kernel = pool.kernel();
    long windows = input.width() / kernel.width();
    return windows * kernel.height() * input.width() <= MOST_SHARES
        && pool.stride().equals(kernel)
        && input.height() % kernel.height() == 0
        && input.width() % kernel.width() == 0;
  }

  static BandPooling of(LayerSpec.AvgPool2d pool, Shape input, Tensors tensors) {
    Size kernel = pool.kernel();
    int pixels = kernel.height() * input.width();
    int windows = input.width() / kernel.width();
    float share = 1f / (kernel.height() * kernel.width());
    ByteBuffer memory = Tensors.allocate(pixels * windows);
    for (int pixel = 0; pixel < pixels; pixel++) {
      int window = pixel % input.width() / kernel.width();
      memory.asFloatBuffer().put(pixel * windows + window, share);
    }
    return new BandPooling(
        tensors.over(memory, pixels, windows),
        pixels,
        input.channels(),
        input.height() / kernel.height(),
        windows);
  }

  @Override
  public PtNDArray apply(PtNDArray input, PtNDArray[] parameters, Pass pass) {
    PtNDArray bands = pass.keep(JniUtils.reshape(input, new long[] {-1, pixels}));
    PtNDArray averages = pass.keep(JniUtils.matmul(bands, shares));
    return pass.keep(JniUtils.reshape(averages, new long[] {-1, channels, height, width}));
  }
}

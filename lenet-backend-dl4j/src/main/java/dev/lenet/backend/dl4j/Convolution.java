package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.Size;
import org.jspecify.annotations.Nullable;
import org.nd4j.nativeblas.NativeOps;

/** A convolution by ND4J's own operation. */
final class Convolution implements Step {
  /** ND4J's code for weights {@code [filters, channels, height, width]}. */
  private static final int WEIGHTS_LIKE_PYTORCH = 1;

  private final NativeOps nativeOps;
  private final Memory memory;
  private final LayerSpec.Conv2d spec;
  private final Tensor input;
  private final LayerWeights weights;
  private final Tensor output;
  private final NativeOperation forward;
  private @Nullable NativeOperation backward;
  private @Nullable Runnable biasGradient;

  Convolution(
      NativeOps nativeOps,
      Memory memory,
      LayerSpec.Conv2d spec,
      Tensor input,
      LayerWeights weights,
      Tensor output) {
    this.nativeOps = nativeOps;
    this.memory = memory;
    this.spec = spec;
    this.input = input;
    this.weights = weights;
    this.output = output;
    this.forward =
        NativeOperation.named(nativeOps, "conv2d")
            .inputs(input, weights.weight(), weights.bias())
            .outputs(output)
            .integers(arguments(spec.kernel(), spec.stride(), spec.padding()));
  }

  private static long[] arguments(Size kernel, Size stride, Size padding) {
    return new long[] {
      kernel.height(),
      kernel.width(),
      stride.height(),
      stride.width(),
      padding.height(),
      padding.width(),
      1,
      1,
      0,
      0,
      WEIGHTS_LIKE_PYTORCH
    };
  }

  @Override
  public Tensor output() {
    return output;
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public @Nullable Tensor prepareBackward(Tensor outputGradient, boolean inputGradient) {
    if (!inputGradient && input.size(1) == 1 && spec.stride().equals(new Size(1, 1))) {
      backward = weightGradient(outputGradient);
      biasGradient = biasGradient(outputGradient);
      return null;
    }
    Tensor gradient = memory.tensor(input.shape());
    backward =
        NativeOperation.named(nativeOps, "conv2d_bp")
            .inputs(input, weights.weight(), weights.bias(), outputGradient)
            .outputs(gradient, weights.weightGradient(), weights.biasGradient())
            .integers(arguments(spec.kernel(), spec.stride(), spec.padding()));
    return inputGradient ? gradient : null;
  }

  /**
   * The gradient with respect to the weights alone, for one channel. It is a convolution itself:
   * the rows of the batch are its channels, and the output's gradient its kernel. The operation for
   * the whole way back would spend most of its time on the gradient with respect to the images,
   * which nobody needs.
   */
  private NativeOperation weightGradient(Tensor outputGradient) {
    long rows = input.size(0);
    Tensor images = input.as(1, rows, input.size(2), input.size(3));
    Tensor kernels = outputGradient.withFirstAxesExchanged();
    Size kernel = new Size(output.size(2), output.size(3));
    Tensor gradient =
        weights
            .weightGradient()
            .as(1, spec.filters(), spec.kernel().height(), spec.kernel().width());
    return NativeOperation.named(nativeOps, "conv2d")
        .inputs(images, kernels)
        .outputs(gradient)
        .integers(arguments(kernel, new Size(1, 1), spec.padding()));
  }

  /** The sum of the output's gradient over rows and places. */
  private Runnable biasGradient(Tensor outputGradient) {
    int rows = output.size(0);
    int filters = spec.filters();
    int places = output.size(2) * output.size(3);
    Tensor perRow = memory.tensor(rows, filters);
    Tensor ones = memory.tensor(Math.max(places, rows));
    Blas.fill(ones, 1);
    return () -> {
      Blas.timesVector(outputGradient, rows * filters, places, ones, perRow);
      Blas.transposedTimesVector(perRow, rows, filters, ones, weights.biasGradient());
    };
  }

  @Override
  public void backward() {
    if (backward != null) {
      backward.run();
    }
    if (biasGradient != null) {
      biasGradient.run();
    }
  }

  @Override
  public void close() {
    forward.close();
    if (backward != null) {
      backward.close();
    }
  }
}

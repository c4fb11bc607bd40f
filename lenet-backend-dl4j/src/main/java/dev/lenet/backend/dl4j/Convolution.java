package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A convolution by ND4J's own operation. */
final class Convolution implements Step {
  /** ND4J's code for weights {@code [filters, channels, height, width]}. */
  private static final int WEIGHTS_LIKE_PYTORCH = 1;

  private final Memory memory;
  private final LayerSpec.Conv2d spec;
  private final Tensor input;
  private final LayerWeights weights;
  private final Tensor output;
  private final NativeOperation forward;
  private final List<Runnable> backward = new ArrayList<>();

  Convolution(
      Memory memory, LayerSpec.Conv2d spec, Tensor input, LayerWeights weights, Tensor output) {
    this.memory = memory;
    this.spec = spec;
    this.input = input;
    this.weights = weights;
    this.output = output;
    this.forward =
        memory
            .operation("conv2d")
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
      backward.add(weightGradient(outputGradient));
      addBiasGradient(outputGradient);
      return null;
    }
    Tensor gradient = memory.tensor(input.shape());
    backward.add(
        memory
            .operation("conv2d_bp")
            .inputs(input, weights.weight(), weights.bias(), outputGradient)
            .outputs(gradient, weights.weightGradient(), weights.biasGradient())
            .integers(arguments(spec.kernel(), spec.stride(), spec.padding())));
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
    return memory
        .operation("conv2d")
        .inputs(images, kernels)
        .outputs(gradient)
        .integers(arguments(kernel, new Size(1, 1), spec.padding()));
  }

  /** The sum of the output's gradient over rows and places. */
  private void addBiasGradient(Tensor outputGradient) {
    int rows = output.size(0);
    int filters = spec.filters();
    int places = output.size(2) * output.size(3);
    Tensor perRow = memory.tensor(rows, filters);
    backward.add(
        Product.of(memory, outputGradient, memory.ones(places), perRow, rows * filters, 1, places));
    backward.add(
        Product.of(memory, memory.ones(rows), perRow, weights.biasGradient(), 1, filters, rows));
  }

  @Override
  public void backward() {
    backward.forEach(Runnable::run);
  }
}

package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A convolution by ND4J's own operation. */
final class Convolution {
  /** ND4J's code for weights {@code [filters, channels, height, width]}. */
  private static final int WEIGHTS_LIKE_PYTORCH = 1;

  private static final Size ONE = new Size(1, 1);

  private final Memory memory;
  private final Step step;
  private final Tensor input;
  private final Tensor output;
  private final Operations.Parts parts;

  private Convolution(
      Memory memory, Step step, Tensor input, Operations.Parts parts, Tensor output) {
    this.memory = memory;
    this.step = step;
    this.input = input;
    this.output = output;
    this.parts = parts;
  }

  static Operation of(
      Memory memory, Step step, Tensor input, Operations.Parts parts, Tensor output) {
    Convolution convolution = new Convolution(memory, step, input, parts, output);
    return new Operation(output, List.of(convolution.forward()), convolution::back);
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

  private Runnable forward() {
    return memory
        .operation("conv2d")
        .inputs(input, parts.weight, parts.bias)
        .outputs(output)
        .integers(arguments(step.kernel(), step.stride(), step.padding()));
  }

  private List<Runnable> back(Tensor outputGradient, @Nullable Tensor inputGradient) {
    if (inputGradient == null && input.size(1) == 1 && step.stride().equals(ONE)) {
      return gradientsOfWeights(outputGradient);
    }
    Tensor gradient = inputGradient == null ? memory.tensor(input.shape()) : inputGradient;
    return List.of(
        memory
            .operation("conv2d_bp")
            .inputs(input, parts.weight, parts.bias, outputGradient)
            .outputs(gradient, parts.weightGradient, parts.biasGradient)
            .integers(arguments(step.kernel(), step.stride(), step.padding())));
  }

  /**
   * The gradients with respect to the weights alone, for one channel. That of the kernels is a
   * convolution itself: the rows of the batch are its channels, and the output's gradient its
   * kernel. The operation for the whole way back would spend most of its time on the gradient with
   * respect to the images, which nobody needs. That of the bias is a sum over rows and places.
   */
  private List<Runnable> gradientsOfWeights(Tensor outputGradient) {
    int rows = input.size(0);
    int filters = output.size(1);
    int places = output.size(2) * output.size(3);
    Size kernel = step.kernel();
    Tensor perRow = memory.tensor(rows, filters);
    return List.of(
        memory
            .operation("conv2d")
            .inputs(
                input.as(1, rows, input.size(2), input.size(3)),
                outputGradient.withFirstAxesExchanged())
            .outputs(parts.weightGradient.as(1, filters, kernel.height(), kernel.width()))
            .integers(arguments(new Size(output.size(2), output.size(3)), ONE, step.padding())),
        Product.of(memory, outputGradient, memory.ones(places), perRow, rows * filters, 1, places),
        Product.of(memory, memory.ones(rows), perRow, parts.biasGradient, 1, filters, rows));
  }
}

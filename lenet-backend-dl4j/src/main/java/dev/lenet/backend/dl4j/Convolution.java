package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A convolution by ND4J's own operation. */
record Convolution(Memory memory, Step step, Tensor input, Operations.Parts parts, Tensor output) {
  /** ND4J's code for weights {@code [filters, channels, height, width]}. */
  private static final int WEIGHTS_LIKE_PYTORCH = 1;

  Operation operation() {
    Runnable forward =
        memory
            .operation("conv2d")
            .inputs(input, parts.weight(), parts.bias())
            .outputs(output)
            .integers(windows(step.kernel(), step.stride()));
    return new Operation(output, List.of(forward), this::back);
  }

  private List<Runnable> back(Tensor outputGradient, @Nullable Tensor inputGradient) {
    if (inputGradient == null && input.size(1) == 1 && step.stride().equals(Size.ONE)) {
      return gradientsOfWeights(outputGradient);
    }
    Tensor gradient = inputGradient == null ? memory.tensor(input.shape()) : inputGradient;
    return List.of(
        memory
            .operation("conv2d_bp")
            .inputs(input, parts.weight(), parts.bias(), outputGradient)
            .outputs(gradient, parts.weightGradient(), parts.biasGradient())
            .integers(windows(step.kernel(), step.stride())));
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
    int planes = rows * filters;
    int places = output.size(2) * output.size(3);
    Size kernel = step.kernel();
    Tensor images = input.as(1, rows, input.size(2), input.size(3));
    Tensor kernels = parts.weightGradient().as(1, filters, kernel.height(), kernel.width());
    Tensor perPlane = memory.tensor(planes, 1);
    Tensor ofBias = parts.biasGradient().as(1, filters);
    return List.of(
        memory
            .operation("conv2d")
            .inputs(images, outputGradient.withFirstAxesExchanged())
            .outputs(kernels)
            .integers(windows(new Size(output.size(2), output.size(3)), Size.ONE)),
        Product.of(
            memory, outputGradient.as(planes, places), memory.filled(1, places, 1), perPlane),
        Product.of(memory, memory.filled(1, 1, rows), perPlane.as(rows, filters), ofBias));
  }

  private long[] windows(Size kernel, Size stride) {
    return Operations.windows(kernel, stride, step.padding(), WEIGHTS_LIKE_PYTORCH);
  }
}

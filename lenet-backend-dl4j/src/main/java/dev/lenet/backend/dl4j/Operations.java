package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.ArrayList;
import java.util.List;

/** Translates a plan's steps to ND4J's operations, on arrays of one chain. */
final class Operations {
  private static final long[] NO_INTEGERS = {};
  private static final double[] NO_REALS = {};
  private static final double[] RELU_CUTOFF = {0};

  private final Memory memory;
  private final Tensor weights;
  private final Tensor gradients;

  /**
   * For the network with these flat arrays.
   *
   * @param memory takes the arrays between the steps
   */
  Operations(Memory memory, Tensor weights, Tensor gradients) {
    this.memory = memory;
    this.weights = weights;
    this.gradients = gradients;
  }

  /** The operation of a step on such an input. */
  Operation of(Step step, Tensor input) {
    Tensor output = memory.tensor(input.size(0), step.output());
    return switch (step.operation()) {
      case CONVOLUTION -> new Convolution(memory, step, input, parts(step), output).operation();
      case PRODUCT -> product(step, input, output);
      case AVERAGE_POOLING -> plain("avgpool2d", poolingWindows(step), NO_REALS, input, output);
      case MAX_POOLING -> maximum(poolingWindows(step), input, output);
      case SCALE -> scale(step.factor(), input, output);
      case TANH -> plain("tanh", NO_INTEGERS, NO_REALS, input, output);
      case RELU -> plain("relu", NO_INTEGERS, RELU_CUTOFF, input, output);
      case SIGMOID -> plain("sigmoid", NO_INTEGERS, NO_REALS, input, output);
    };
  }

  /** The product of rows and transposed weights: the bias in every row, then the rest on top. */
  private Operation product(Step step, Tensor input, Tensor output) {
    Parts parts = parts(step);
    Tensor in = input.asRows();
    Tensor out = output.asRows();
    Tensor ones = memory.filled(1, input.size(0), 1);
    List<Runnable> forward =
        List.of(
            Product.of(memory, ones, parts.bias().as(1, out.size(1)), out),
            Product.of(memory, in, false, parts.weight(), true, out, 1));
    return new Operation(
        output,
        forward,
        (outputGradient, inputGradient) -> {
          Tensor ofOut = outputGradient.asRows();
          Tensor ofBias = parts.biasGradient().as(1, out.size(1));
          List<Runnable> back = new ArrayList<>();
          back.add(Product.of(memory, ofOut, true, in, false, parts.weightGradient(), 0));
          back.add(Product.of(memory, ones.as(1, in.size(0)), ofOut, ofBias));
          if (inputGradient != null) {
            back.add(Product.of(memory, ofOut, parts.weight(), inputGradient.asRows()));
          }
          return back;
        });
  }

  /**
   * Max pooling. ND4J's own skips NaN, which would hide a network that has diverged. So the mean of
   * each window of {@code x - x} is added: 0, or NaN if a value of the window is not finite.
   */
  private Operation maximum(long[] windows, Tensor input, Tensor output) {
    Operation pooling = plain("maxpool2d", windows, NO_REALS, input, output);
    Tensor zeros = memory.tensor(input.shape());
    Tensor means = memory.tensor(output.shape());
    List<Runnable> forward = new ArrayList<>(pooling.forward());
    forward.add(memory.operation("subtract").inputs(input, input).outputs(zeros));
    forward.add(memory.operation("avgpool2d").inputs(zeros).outputs(means).integers(windows));
    forward.add(memory.operation("add").inputs(output, means).outputs(output));
    return new Operation(output, forward, pooling.back());
  }

  /** One native operation without weights; the one for the way back has the same arguments. */
  private Operation plain(
      String name, long[] integers, double[] reals, Tensor input, Tensor output) {
    return Operation.plain(
        output,
        memory.operation(name).inputs(input).outputs(output).integers(integers).reals(reals),
        (outputGradient, inputGradient) ->
            memory
                .operation(name + "_bp")
                .inputs(input, outputGradient)
                .outputs(inputGradient)
                .integers(integers)
                .reals(reals));
  }

  private Operation scale(float factor, Tensor input, Tensor output) {
    Tensor single = memory.filled(factor, 1);
    return Operation.plain(
        output,
        memory.operation("multiply").inputs(input, single).outputs(output),
        (outputGradient, inputGradient) ->
            memory.operation("multiply").inputs(outputGradient, single).outputs(inputGradient));
  }

  private Parts parts(Step step) {
    long[] units = {step.output().channels()};
    return new Parts(
        weights.part(step.weightOffset(), step.weightShape()),
        weights.part(step.biasOffset(), units),
        gradients.part(step.weightOffset(), step.weightShape()),
        gradients.part(step.biasOffset(), units));
  }

  /** Windows that the input does not fill are left out. */
  private static long[] poolingWindows(Step step) {
    return windows(step.kernel(), step.stride(), step.padding(), 0);
  }

  /**
   * How ND4J's operations take windows: without dilation, the padding as it is, channels first.
   *
   * @param last the last argument, which has one meaning for pooling and another for convolution
   */
  static long[] windows(Size kernel, Size stride, Size padding, long last) {
    long[] windows = {0, 0, 0, 0, 0, 0, 1, 1, 0, 0, last};
    List<Size> sizes = List.of(kernel, stride, padding);
    for (int i = 0; i < sizes.size(); i++) {
      windows[2 * i] = sizes.get(i).height();
      windows[2 * i + 1] = sizes.get(i).width();
    }
    return windows;
  }

  /** A step's weights and their gradients: places in the network's two flat arrays. */
  record Parts(Tensor weight, Tensor bias, Tensor weightGradient, Tensor biasGradient) {}
}

package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.FloatBuffer;
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
      case CONVOLUTION -> Convolution.of(memory, step, input, new Parts(step), output);
      case PRODUCT -> product(step, input, output);
      case AVERAGE_POOLING -> plain("avgpool2d", windows(step), NO_REALS, input, output);
      case MAX_POOLING -> plain("maxpool2d", windows(step), NO_REALS, input, output);
      case SCALE -> scale(step.factor(), input, output);
      case TANH -> plain("tanh", NO_INTEGERS, NO_REALS, input, output);
      case RELU -> plain("relu", NO_INTEGERS, RELU_CUTOFF, input, output);
      case SIGMOID -> plain("sigmoid", NO_INTEGERS, NO_REALS, input, output);
    };
  }

  /** The product of rows and transposed weights: the bias in every row, then the rest on top. */
  private Operation product(Step step, Tensor input, Tensor output) {
    Parts parts = new Parts(step);
    int rows = input.size(0);
    int inputs = input.rowSize();
    int units = output.rowSize();
    Tensor ones = memory.ones(rows);
    List<Runnable> forward =
        List.of(
            Product.of(memory, ones, parts.bias, output, rows, units, 1),
            Product.addTransposed(memory, input, parts.weight, output, rows, units, inputs));
    return new Operation(
        output,
        forward,
        (outputGradient, inputGradient) -> {
          List<Runnable> back = new ArrayList<>();
          Tensor ofWeight = parts.weightGradient;
          Tensor ofBias = parts.biasGradient;
          back.add(
              Product.ofTransposed(memory, outputGradient, input, ofWeight, units, inputs, rows));
          back.add(Product.ofTransposed(memory, ones, outputGradient, ofBias, 1, units, rows));
          if (inputGradient != null) {
            back.add(
                Product.of(
                    memory, outputGradient, parts.weight, inputGradient, rows, inputs, units));
          }
          return back;
        });
  }

  /** One native operation without weights; the one for the way back has the same arguments. */
  private Operation plain(
      String name, long[] integers, double[] reals, Tensor input, Tensor output) {
    return new Operation(
        output,
        List.of(
            memory.operation(name).inputs(input).outputs(output).integers(integers).reals(reals)),
        (outputGradient, inputGradient) ->
            inputGradient == null
                ? List.of()
                : List.of(
                    memory
                        .operation(name + "_bp")
                        .inputs(input, outputGradient)
                        .outputs(inputGradient)
                        .integers(integers)
                        .reals(reals)));
  }

  /** Without padding and dilation; windows that the input does not fill are left out. */
  private static long[] windows(Step step) {
    Size kernel = step.kernel();
    Size stride = step.stride();
    return new long[] {
      kernel.height(), kernel.width(), stride.height(), stride.width(), 0, 0, 1, 1, 0, 0, 0
    };
  }

  private static Operation scale(float factor, Tensor input, Tensor output) {
    return new Operation(
        output,
        List.of(() -> scale(input, factor, output)),
        (outputGradient, inputGradient) ->
            inputGradient == null
                ? List.of()
                : List.of(() -> scale(outputGradient, factor, inputGradient)));
  }

  private static void scale(Tensor source, float factor, Tensor target) {
    FloatBuffer from = source.values();
    FloatBuffer to = target.values();
    for (int i = 0; i < source.size(); i++) {
      to.put(i, factor * from.get(i));
    }
  }

  /** A step's weights and their gradients: places in the network's two flat arrays. */
  final class Parts {
    final Tensor weight;
    final Tensor bias;
    final Tensor weightGradient;
    final Tensor biasGradient;

    Parts(Step step) {
      long[] units = {step.output().channels()};
      this.weight = weights.part(step.weightOffset(), step.weightShape());
      this.bias = weights.part(step.biasOffset(), units);
      this.weightGradient = gradients.part(step.weightOffset(), step.weightShape());
      this.biasGradient = gradients.part(step.biasOffset(), units);
    }
  }
}

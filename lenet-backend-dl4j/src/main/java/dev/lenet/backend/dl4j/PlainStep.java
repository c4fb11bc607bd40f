package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.Size;
import org.jspecify.annotations.Nullable;

/** A step that is one native operation without weights: pooling, or most activations. */
final class PlainStep implements Step {
  private final Memory memory;
  private final String name;
  private final long[] integers;
  private final double[] reals;
  private final Tensor input;
  private final Tensor output;
  private final NativeOperation forward;
  private @Nullable NativeOperation backward;

  private PlainStep(
      Memory memory, String name, long[] integers, double[] reals, Tensor input, Tensor output) {
    this.memory = memory;
    this.name = name;
    this.integers = integers;
    this.reals = reals;
    this.input = input;
    this.output = output;
    this.forward = operation(name).inputs(input).outputs(output);
  }

  /** {@code avgpool2d} or {@code maxpool2d}, without padding. */
  static PlainStep pooling(
      Memory memory, String name, Size kernel, Size stride, Tensor input, Tensor output) {
    long[] integers = {
      kernel.height(), kernel.width(), stride.height(), stride.width(), 0, 0, 1, 1, 0, 0, 0
    };
    return new PlainStep(memory, name, integers, new double[0], input, output);
  }

  /** {@code tanh}, {@code relu} or {@code sigmoid}. */
  static PlainStep activation(Memory memory, String name, Tensor input) {
    double[] reals = name.equals("relu") ? new double[] {0} : new double[0];
    Tensor output = memory.tensor(input.shape());
    return new PlainStep(memory, name, new long[0], reals, input, output);
  }

  private NativeOperation operation(String operation) {
    return memory.operation(operation).integers(integers).reals(reals);
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
    if (!inputGradient) {
      return null;
    }
    Tensor gradient = memory.tensor(input.shape());
    backward = operation(name + "_bp").inputs(input, outputGradient).outputs(gradient);
    return gradient;
  }

  @Override
  public void backward() {
    if (backward != null) {
      backward.run();
    }
  }
}

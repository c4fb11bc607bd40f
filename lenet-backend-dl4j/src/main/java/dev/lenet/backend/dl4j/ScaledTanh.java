package dev.lenet.backend.dl4j;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** 1.7159 tanh(2x / 3), LeCun et al. 1998, appendix A; ND4J has only an approximation of it. */
final class ScaledTanh implements Step {
  private static final float SLOPE = 2f / 3;
  private static final float AMPLITUDE = 1.7159f;

  private final Memory memory;
  private final Tensor input;
  private final Tensor output;
  private final Tensor scaledInput;
  private final PlainStep tanh;
  private @Nullable Tensor outputGradient;
  private @Nullable Tensor scaledGradient;

  ScaledTanh(Memory memory, Tensor input) {
    this.memory = memory;
    this.input = input;
    this.scaledInput = memory.tensor(input.shape());
    this.tanh = PlainStep.activation(memory, "tanh", scaledInput);
    this.output = memory.tensor(input.shape());
  }

  @Override
  public Tensor output() {
    return output;
  }

  @Override
  public void forward() {
    scale(input, SLOPE, scaledInput);
    tanh.forward();
    scale(tanh.output(), AMPLITUDE, output);
  }

  /** target = factor times source. */
  private static void scale(Tensor source, float factor, Tensor target) {
    FloatBuffer from = source.values();
    FloatBuffer to = target.values();
    for (int i = 0; i < source.size(); i++) {
      to.put(i, factor * from.get(i));
    }
  }

  @Override
  public @Nullable Tensor prepareBackward(Tensor gradient, boolean inputGradient) {
    outputGradient = gradient;
    scaledGradient = memory.tensor(input.shape());
    return tanh.prepareBackward(scaledGradient, inputGradient);
  }

  @Override
  public void backward() {
    if (outputGradient != null && scaledGradient != null) {
      scale(outputGradient, SLOPE * AMPLITUDE, scaledGradient);
      tanh.backward();
    }
  }
}

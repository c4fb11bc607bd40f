package dev.lenet.backend.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer, or a convolution whose kernel covers its input, as a product of matrices: rows x
 * inputs times inputs x units.
 */
final class MatrixProduct implements Step {
  private final Memory memory;
  private final Tensor input;
  private final LayerWeights weights;
  private final Tensor output;
  private final Tensor ones;
  private final List<Runnable> forward;
  private final List<Runnable> backward = new ArrayList<>();
  private final int rows;
  private final int inputs;
  private final int units;

  MatrixProduct(Memory memory, Tensor input, LayerWeights weights, Tensor output) {
    this.memory = memory;
    this.input = input;
    this.weights = weights;
    this.output = output;
    this.rows = input.size(0);
    this.inputs = input.rowSize();
    this.units = output.rowSize();
    this.ones = memory.ones(rows);
    // the bias in every row, then the product on top of it
    this.forward =
        List.of(
            Product.of(memory, ones, weights.bias(), output, rows, units, 1),
            Product.addTransposed(memory, input, weights.weight(), output, rows, units, inputs));
  }

  @Override
  public Tensor output() {
    return output;
  }

  @Override
  public void forward() {
    forward.forEach(Runnable::run);
  }

  @Override
  public @Nullable Tensor prepareBackward(Tensor gradient, boolean wantsInputGradient) {
    Tensor ofWeights = weights.weightGradient();
    Tensor ofBias = weights.biasGradient();
    backward.add(Product.ofTransposed(memory, gradient, input, ofWeights, units, inputs, rows));
    backward.add(Product.ofTransposed(memory, ones, gradient, ofBias, 1, units, rows));
    if (!wantsInputGradient) {
      return null;
    }
    Tensor ofInput = memory.tensor(input.shape());
    backward.add(Product.of(memory, gradient, weights.weight(), ofInput, rows, inputs, units));
    return ofInput;
  }

  @Override
  public void backward() {
    backward.forEach(Runnable::run);
  }
}

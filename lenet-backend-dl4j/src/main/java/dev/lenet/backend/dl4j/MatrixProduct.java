package dev.lenet.backend.dl4j;

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
  private final int rows;
  private final int inputs;
  private final int units;
  private @Nullable Tensor outputGradient;
  private @Nullable Tensor inputGradient;

  MatrixProduct(Memory memory, Tensor input, LayerWeights weights, Tensor output) {
    this.memory = memory;
    this.input = input;
    this.weights = weights;
    this.output = output;
    this.rows = input.size(0);
    this.inputs = input.rowSize();
    this.units = output.rowSize();
    this.ones = memory.tensor(rows);
    Blas.fill(ones, 1);
  }

  @Override
  public Tensor output() {
    return output;
  }

  @Override
  public void forward() {
    // the bias in every row, then the product on top of it
    Blas.product(ones, weights.bias(), 0, output, rows, units, 1);
    Blas.productWithTransposed(input, weights.weight(), 1, output, rows, units, inputs);
  }

  @Override
  public @Nullable Tensor prepareBackward(Tensor gradient, boolean wantsInputGradient) {
    outputGradient = gradient;
    inputGradient = wantsInputGradient ? memory.tensor(input.shape()) : null;
    return inputGradient;
  }

  @Override
  public void backward() {
    Tensor gradient = outputGradient;
    if (gradient == null) {
      throw new IllegalStateException("The way back is not prepared");
    }
    Blas.transposedProduct(gradient, input, weights.weightGradient(), units, inputs, rows);
    Blas.transposedTimesVector(gradient, rows, units, ones, weights.biasGradient());
    if (inputGradient != null) {
      Blas.product(gradient, weights.weight(), 0, inputGradient, rows, inputs, units);
    }
  }

  @Override
  public void close() {
    // its memory is the chain's
  }
}

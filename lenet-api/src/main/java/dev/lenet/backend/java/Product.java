package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan.Step;

/** A dense layer: the product of rows and transposed weights, plus biases. */
final class Product implements Layer {
  private final Step step;
  private final Weights weights;
  private final Values input;
  private final Values output;
  private final float[][] scratch;
  private final float[][] turnedErrors;

  Product(Step step, Values input, Values output, Weights weights) {
    this.step = step;
    this.weights = weights;
    this.input = input;
    this.output = output;
    this.scratch = new float[3][Math.max(step.output().size(), step.input().size())];
    this.turnedErrors = new float[step.output().size()][input.rows()];
  }

  @Override
  public void forward() {
    for (float[] line : output.lines()) {
      System.arraycopy(weights.biases(), 0, line, 0, line.length);
    }
    Kernels.addProduct(input.lines(), weights.columns(), scratch, output.lines());
  }

  @Override
  public void backward(Weights gradients) {
    float[][] errors = output.gradient().lines();
    for (float[] line : errors) {
      Kernels.add(line, gradients.biases());
    }
    Weights.transpose(errors, turnedErrors);
    Kernels.addProduct(turnedErrors, input.lines(), scratch, gradients.rows());
    if (step.needsInputGradient()) {
      input.gradient().clear();
      Kernels.addProduct(errors, weights.rows(), scratch, input.gradient().lines());
    }
  }
}

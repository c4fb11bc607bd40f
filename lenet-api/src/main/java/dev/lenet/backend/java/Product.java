package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan.Step;

/** A dense layer: the product of rows and transposed weights, plus biases. */
final class Product implements Layer {
  private final Step step;
  private final float[] weights;
  private final Values input;
  private final Values output;
  private final float[] zeros;
  private final float[][] matrix;
  private float[][] transposed = {};

  Product(Step step, Values input, Values output, float[] weights) {
    this.step = step;
    this.weights = weights;
    this.input = input;
    this.output = output;
    this.matrix = new float[step.output().size()][step.input().size()];
    this.zeros = new float[Math.max(step.output().size(), step.input().size())];
  }

  @Override
  public void weightsChanged() {
    Matrix.read(weights, step.weightOffset(), matrix);
    transposed = Matrix.transposed(matrix);
  }

  @Override
  public void forward() {
    for (float[] line : output.lines()) {
      System.arraycopy(weights, step.biasOffset(), line, 0, line.length);
    }
    Kernels.addProduct(input.lines(), transposed, zeros, output.lines());
  }

  @Override
  public void backward(float[] gradient) {
    float[][] errors = output.gradient().lines();
    for (float[] line : errors) {
      for (int i = 0; i < line.length; i++) {
        gradient[step.biasOffset() + i] += line[i];
      }
    }
    float[][] sum = new float[matrix.length][matrix[0].length];
    Matrix.read(gradient, step.weightOffset(), sum);
    Kernels.addProduct(Matrix.transposed(errors), input.lines(), zeros, sum);
    for (int i = 0; i < sum.length; i++) {
      System.arraycopy(sum[i], 0, gradient, step.weightOffset() + i * sum[i].length, sum[i].length);
    }
    if (step.needsInputGradient()) {
      input.gradient().clear();
      Kernels.addProduct(errors, matrix, zeros, input.gradient().lines());
    }
  }
}

package dev.lenet.api.optim;

import dev.lenet.api.spec.OptimizerSpec;

/** Stochastic gradient descent: v = momentum v + (g + weightDecay w); w -= rate v. */
final class Sgd implements Optimizer {
  private final float momentum;
  private final float weightDecay;
  private final float[] velocity;

  Sgd(OptimizerSpec.Sgd spec, int size) {
    this.momentum = (float) spec.momentum();
    this.weightDecay = (float) spec.weightDecay();
    this.velocity = new float[size];
  }

  @Override
  public void step(float[] weights, float[] gradient, double learningRate) {
    float rate = (float) learningRate;
    float[] v = velocity;
    for (int i = 0; i < v.length; i++) {
      v[i] = momentum * v[i] + (gradient[i] + weightDecay * weights[i]);
      weights[i] -= rate * v[i];
    }
  }
}

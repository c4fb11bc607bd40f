package dev.lenet.internal.optim;

import dev.lenet.api.spec.OptimizerSpec;
import java.util.Map;

/** Stochastic gradient descent: v = momentum v + (g + weightDecay w); w -= rate v. */
final class Sgd implements Optimizer {
  private static final String VELOCITY = "velocity";

  private final float momentum;
  private final float weightDecay;
  private final float[] velocity;
  private long steps;

  Sgd(OptimizerSpec spec, OptimizerState state) {
    this.momentum = (float) spec.momentum();
    this.weightDecay = (float) spec.weightDecay();
    this.velocity = state.copy(VELOCITY);
    this.steps = state.steps();
  }

  static OptimizerState initialState(int size) {
    return new OptimizerState(0, Map.of(VELOCITY, new float[size]));
  }

  @Override
  public OptimizerState state() {
    return new OptimizerState(steps, Map.of(VELOCITY, velocity));
  }

  @Override
  public void step(float[] weights, float[] gradient, double learningRate) {
    steps++;
    float rate = (float) learningRate;
    float[] v = velocity;
    for (int i = 0; i < v.length; i++) {
      v[i] = momentum * v[i] + (gradient[i] + weightDecay * weights[i]);
      weights[i] -= rate * v[i];
    }
  }
}

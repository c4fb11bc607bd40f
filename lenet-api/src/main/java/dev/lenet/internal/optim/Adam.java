package dev.lenet.internal.optim;

import dev.lenet.api.spec.OptimizerSpec;
import java.util.Map;

/**
 * Adam as PyTorch has it: w -= rate mHat / (sqrt(vHat) + epsilon), with bias-corrected moments
 * (Kingma and Ba 2015, algorithm 1); weight decay is added to the gradient, or, decoupled, taken
 * from the weights first (AdamW, Loshchilov and Hutter 2019).
 */
final class Adam implements Optimizer {
  private static final String MEAN = "mean";
  private static final String SQUARE = "square";

  private final double beta1;
  private final double beta2;
  private final float epsilon;
  private final double weightDecay;
  private final boolean decoupled;
  private final float[] mean;
  private final float[] square;
  private long steps;

  Adam(OptimizerSpec spec, OptimizerState state) {
    this.beta1 = spec.beta1();
    this.beta2 = spec.beta2();
    this.epsilon = (float) spec.epsilon();
    this.weightDecay = spec.weightDecay();
    this.decoupled = spec.type() == OptimizerSpec.Type.ADAMW;
    this.mean = state.copy(MEAN);
    this.square = state.copy(SQUARE);
    this.steps = state.steps();
  }

  static OptimizerState initialState(int size) {
    return new OptimizerState(0, Map.of(MEAN, new float[size], SQUARE, new float[size]));
  }

  @Override
  public OptimizerState state() {
    return new OptimizerState(steps, Map.of(MEAN, mean, SQUARE, square));
  }

  @Override
  public void step(float[] weights, float[] gradient, double learningRate) {
    steps++;
    // StrictMath: these factors reach the weights, which must not depend on the platform
    float rate = (float) (learningRate / (1 - StrictMath.pow(beta1, (double) steps)));
    float correction = (float) (1 / StrictMath.sqrt(1 - StrictMath.pow(beta2, (double) steps)));
    float kept = decoupled ? (float) (1 - learningRate * weightDecay) : 1;
    float added = decoupled ? 0 : (float) weightDecay;
    float keepMean = (float) beta1;
    float takeMean = (float) (1 - beta1);
    float keepSquare = (float) beta2;
    float takeSquare = (float) (1 - beta2);
    float[] m = mean;
    float[] v = square;
    for (int i = 0; i < m.length; i++) {
      float w = weights[i] * kept;
      float g = gradient[i] + added * w;
      m[i] = keepMean * m[i] + takeMean * g;
      v[i] = keepSquare * v[i] + takeSquare * g * g;
      weights[i] = w - rate * m[i] / ((float) Math.sqrt(v[i]) * correction + epsilon);
    }
  }
}

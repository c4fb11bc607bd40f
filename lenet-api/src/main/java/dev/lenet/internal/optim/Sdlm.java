package dev.lenet.internal.optim;

import dev.lenet.api.spec.OptimizerSpec;
import java.util.Map;

/**
 * Stochastic diagonal Levenberg-Marquardt (LeCun et al. 1998, appendix C): each weight has a rate
 * of its own, the lower the more the gradient changes with the weight. w -= rate / (damping + h) (g
 * + weightDecay w), with the curvature h that {@link #setCurvature} was last given, 0 at first.
 */
public final class Sdlm implements Optimizer {
  private static final String CURVATURE = "curvature";

  private final float damping;
  private final float weightDecay;
  private final float[] curvature;
  private long steps;

  Sdlm(OptimizerSpec spec, OptimizerState state) {
    this.damping = (float) spec.damping();
    this.weightDecay = (float) spec.weightDecay();
    this.curvature = state.copy(CURVATURE);
    this.steps = state.steps();
  }

  static OptimizerState initialState(int size) {
    return new OptimizerState(0, Map.of(CURVATURE, new float[size]));
  }

  /** Takes the curvature for the next steps: of the mean loss, with each weight, at least 0. */
  public void setCurvature(float[] ofEachWeight) {
    System.arraycopy(ofEachWeight, 0, curvature, 0, curvature.length);
  }

  @Override
  public OptimizerState state() {
    return new OptimizerState(steps, Map.of(CURVATURE, curvature));
  }

  @Override
  public void step(float[] weights, float[] gradient, double learningRate) {
    steps++;
    float rate = (float) learningRate;
    float[] h = curvature;
    for (int i = 0; i < h.length; i++) {
      weights[i] -= rate / (damping + h[i]) * (gradient[i] + weightDecay * weights[i]);
    }
  }
}

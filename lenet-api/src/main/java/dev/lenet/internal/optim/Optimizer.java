package dev.lenet.internal.optim;

import dev.lenet.api.spec.OptimizerSpec;

/**
 * Changes weights along the gradient. It works on all weights as one flat array, without layers or
 * engines, and is the same for every backend. For one thread.
 */
public sealed interface Optimizer permits Adam, Sdlm, Sgd {
  /**
   * Makes one step, in place.
   *
   * @param gradient of the loss with respect to each weight; not changed
   * @param learningRate this step's rate
   */
  void step(float[] weights, float[] gradient, double learningRate);

  /** The state that the next step depends on: a view, which the next step changes. */
  OptimizerState state();

  /** A new optimizer for {@code size} weights. */
  static Optimizer of(OptimizerSpec spec, int size) {
    return of(
        spec,
        switch (spec.type()) {
          case SGD -> Sgd.initialState(size);
          case ADAM, ADAMW -> Adam.initialState(size);
          case SDLM -> Sdlm.initialState(size);
        });
  }

  /**
   * An optimizer that continues from a state, which is copied.
   *
   * @throws IllegalArgumentException if the state is that of another kind of optimizer
   */
  static Optimizer of(OptimizerSpec spec, OptimizerState state) {
    return switch (spec.type()) {
      case SGD -> new Sgd(spec, state);
      case ADAM, ADAMW -> new Adam(spec, state);
      case SDLM -> new Sdlm(spec, state);
    };
  }
}

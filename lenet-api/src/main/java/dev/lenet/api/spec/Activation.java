package dev.lenet.api.spec;

/** The function applied to each value that a layer puts out. */
public enum Activation {
  /** Hyperbolic tangent. */
  TANH,
  /** max(0, x). */
  RELU,
  /** 1 / (1 + e^-x). */
  SIGMOID,
  /** 1.7159 tanh(2x / 3), LeCun et al. 1998, appendix A; exact, not an approximation. */
  SCALED_TANH,
  /** The value itself. */
  IDENTITY,
  /** Probabilities of the classes. The last layer must have it, and no other layer may. */
  SOFTMAX;

  /** The name in a spec file. */
  public String specName() {
    return SpecValue.name(this);
  }
}

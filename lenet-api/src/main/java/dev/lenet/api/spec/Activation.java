package dev.lenet.api.spec;

/** The function applied to each value that a layer puts out. */
public enum Activation {
  /** Hyperbolic tangent. */
  TANH("tanh"),
  /** max(0, x). */
  RELU("relu"),
  /** 1 / (1 + e^-x). */
  SIGMOID("sigmoid"),
  /** 1.7159 tanh(2x / 3), LeCun et al. 1998, appendix A; exact, not an approximation. */
  SCALED_TANH("scaledTanh"),
  /** The value itself. */
  IDENTITY("identity"),
  /** Probabilities of the classes. The last layer must have it, and no other layer may. */
  SOFTMAX("softmax");

  private final String specName;

  Activation(String specName) {
    this.specName = specName;
  }

  /** The name in a spec file. */
  public String specName() {
    return specName;
  }
}

package dev.lenet.api.spec;

/** The distribution that initial weights are drawn from. */
public enum Initializer {
  /** Uniform within sqrt(6 / (fanIn + fanOut)); biases 0 (Glorot and Bengio 2010). */
  GLOROT_UNIFORM,
  /** Uniform within sqrt(3 / fanIn); biases 0 (LeCun et al. 1998, "Efficient BackProp"). */
  LECUN_UNIFORM,
  /** Uniform within 1 / sqrt(fanIn), for weights and biases: PyTorch's default. */
  PYTORCH,
  /**
   * Uniform within 2.4 / fanIn, for weights and biases: LeCun et al. 1998, appendix A. FanIn is
   * that of each unit.
   */
  LECUN1998;

  /** The name in a spec file. */
  public String specName() {
    return SpecValue.name(this);
  }
}

package dev.lenet.api.spec;

/** What training makes small. */
public enum Loss {
  /** The mean over the batch of minus the logarithm of the true class's probability. */
  CROSS_ENTROPY("crossEntropy");

  private final String specName;

  Loss(String specName) {
    this.specName = specName;
  }

  /** The name in a spec file. */
  public String specName() {
    return specName;
  }
}

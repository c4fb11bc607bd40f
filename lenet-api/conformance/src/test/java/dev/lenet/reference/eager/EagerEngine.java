package dev.lenet.reference.eager;

/** An engine's class. */
public final class EagerEngine {
  /** The version, as a call that loads the class. */
  public String version() {
    return "1";
  }
}

package dev.lenet.internal.prediction;

/** What one thread after the other gets from a model: what Lincheck holds threads at once to. */
public final class LifeCycleSpecification {
  private static final int NOBODY = -1;

  private int weights;
  private int trainer = NOBODY;
  private boolean closed;

  /** Answers with the weights of now. */
  public String predict() {
    return closed ? "closed" : trainer != NOBODY ? "trained" : "with " + weights;
  }

  /** Sets weights, but not while others train. */
  public String setWeights(int newWeights) {
    String refused = refusal();
    if (refused.isEmpty()) {
      weights = newWeights;
    }
    return refused.isEmpty() ? "done" : refused;
  }

  /** Keeps others away. */
  public String beginTraining(int thread) {
    String refused = refusal();
    if (refused.isEmpty()) {
      trainer = thread;
    }
    return refused.isEmpty() ? "done" : refused;
  }

  /** Lets others come again, who get the new weights. */
  public String endTraining(int thread, int newWeights) {
    if (trainer != thread) {
      return "not begun";
    }
    trainer = NOBODY;
    weights = newWeights;
    return "done";
  }

  /** Is final, and may be said twice. */
  public String close() {
    if (trainer != NOBODY) {
      return "trained";
    }
    closed = true;
    return "done";
  }

  private String refusal() {
    return closed ? "closed" : trainer != NOBODY ? "trained" : "";
  }
}

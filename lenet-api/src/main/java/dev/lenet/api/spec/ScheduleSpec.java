package dev.lenet.api.spec;

/** How the learning rate changes from step to step. */
public sealed interface ScheduleSpec {
  /** The type's name in a spec file. */
  String type();

  /** The same rate throughout. */
  record Constant() implements ScheduleSpec {
    @Override
    public String type() {
      return "constant";
    }
  }

  /** Times {@code gamma} every {@code epochs} epochs. */
  record Step(double gamma, int epochs) implements ScheduleSpec {
    @Override
    public String type() {
      return "step";
    }
  }

  /**
   * Linear from 0 over the first {@code warmup} of all steps, then half a cosine down to {@code
   * finalFraction} of the rate.
   *
   * @param warmup fraction of all steps, in [0, 1)
   * @param finalFraction fraction of the rate at the end, in [0, 1]; {@code final} in a spec file
   */
  record Cosine(double warmup, double finalFraction) implements ScheduleSpec {
    @Override
    public String type() {
      return "cosine";
    }
  }
}

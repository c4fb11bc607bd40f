package dev.lenet.api.optim;

import dev.lenet.api.spec.ScheduleSpec;

/** The learning rate of every step of one training. */
public final class LearningRate {
  private final ScheduleSpec schedule;
  private final double base;
  private final int stepsPerEpoch;
  private final long steps;

  /**
   * The rates of a run of {@code epochs} times {@code stepsPerEpoch} steps.
   *
   * @param base the optimizer's rate, which the schedule scales
   */
  public LearningRate(ScheduleSpec schedule, double base, int stepsPerEpoch, int epochs) {
    this.schedule = schedule;
    this.base = base;
    this.stepsPerEpoch = stepsPerEpoch;
    this.steps = (long) stepsPerEpoch * epochs;
  }

  /** The rate of a step, counted from 0. */
  public double at(long step) {
    if (schedule instanceof ScheduleSpec.Step every) {
      long drops = step / stepsPerEpoch / every.epochs();
      return base * StrictMath.pow(every.gamma(), (double) drops);
    }
    if (schedule instanceof ScheduleSpec.Cosine cosine) {
      return base * cosineFraction(cosine, step);
    }
    return base;
  }

  private double cosineFraction(ScheduleSpec.Cosine cosine, long step) {
    long warmup = (long) StrictMath.floor(cosine.warmup() * steps + 0.5);
    if (step < warmup) {
      return (double) step / warmup;
    }
    double progress = (double) (step - warmup) / (steps - warmup);
    double wave = (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
    return cosine.finalFraction() + (1 - cosine.finalFraction()) * wave;
  }
}

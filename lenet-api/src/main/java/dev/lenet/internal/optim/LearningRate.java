package dev.lenet.internal.optim;

import dev.lenet.api.spec.ScheduleSpec;
import java.util.List;

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
    return switch (schedule.type()) {
      case CONSTANT -> base;
      case STEP -> {
        long drops = step / stepsPerEpoch / schedule.epochs();
        yield base * StrictMath.pow(schedule.gamma(), (double) drops);
      }
      case COSINE -> base * cosineFraction(step);
      case TABLE -> {
        List<Double> factors = schedule.factors();
        yield base * factors.get((int) Math.min(step / stepsPerEpoch, factors.size() - 1));
      }
    };
  }

  private double cosineFraction(long step) {
    long warmup = (long) StrictMath.floor(schedule.warmup() * steps + 0.5);
    if (step < warmup) {
      return (double) step / warmup;
    }
    double progress = (double) (step - warmup) / (steps - warmup);
    double wave = (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
    return schedule.finalFraction() + (1 - schedule.finalFraction()) * wave;
  }
}

package dev.lenet.soak;

import java.util.List;

/**
 * By how much a quantity grew in a run, once the run was warm.
 *
 * @param slope in each unit of work
 * @param span the units of work that were looked at
 */
record Growth(Quantity quantity, double first, double last, Slope slope, double span) {
  /** The first third of a run is left out: code is compiled and caches fill. */
  private static final int WARM_UP = 3;

  /** What the slope's interval says. */
  enum Verdict {
    /** Even its upper end is within the noise. */
    FLAT,
    /** Its lower end is within the noise, its upper end is not: a longer run would tell. */
    UNCLEAR,
    /** Even its lower end is beyond the noise. */
    GROWS
  }

  /** Of samples in order, those of the warm-up included. */
  static Growth of(Quantity quantity, List<Sample> samples) {
    List<Sample> warm = samples.subList(samples.size() / WARM_UP, samples.size());
    double[] at = warm.stream().mapToDouble(Sample::at).toArray();
    double[] held = warm.stream().mapToDouble(sample -> sample.held().get(quantity)).toArray();
    int end = warm.size() - 1;
    return new Growth(quantity, held[0], held[end], Slope.of(at, held), at[end] - at[0]);
  }

  Verdict verdict() {
    if (slope.low() * span > quantity.noise()) {
      return Verdict.GROWS;
    }
    return slope.high() * span > quantity.noise() ? Verdict.UNCLEAR : Verdict.FLAT;
  }
}

package dev.lenet.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.soak.Growth.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each sample is a unit of work after the one before. */
@DisplayName("The judge of growth")
class GrowthTest {
  private static final int SAMPLES = 100;
  private static final int RUNS = 1_000;
  private static final double NOISE = Quantity.RESIDENT.noise();

  @Test
  @DisplayName("calls what only fluctuates flat")
  void fluctuates() {
    for (int seed = 0; seed < RUNS; seed++) {
      assertEquals(Verdict.FLAT, growth(at -> 400, NOISE / 4, 0, seed).verdict(), "" + seed);
    }
  }

  @Test
  @DisplayName("takes slow fluctuations for growth in one run of a hundred at most")
  void fluctuatesSlowly() {
    int grew = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Verdict verdict = growth(at -> 400, NOISE / 4, 0.8, seed).verdict();
      grew += verdict == Verdict.GROWS ? 1 : 0;
    }
    assertTrue(grew <= RUNS / 100, "" + grew);
  }

  @Test
  @DisplayName("finds a leak below fluctuations that are larger, and how large it is")
  void leaks() {
    double leak = NOISE / 20;
    for (int seed = 0; seed < RUNS; seed++) {
      Growth growth = growth(at -> 400 + leak * at, NOISE / 4, 0, seed);
      assertEquals(Verdict.GROWS, growth.verdict(), "" + seed);
      assertEquals(leak, growth.slope().value(), leak / 5, "" + seed);
    }
  }

  @Test
  @DisplayName("leaves out the first third of the run")
  void warmsUp() {
    DoubleUnaryOperator warm = at -> 400 + 100 * Math.min(0, at - SAMPLES / 3.0);
    Growth growth = growth(warm, 0, 0, 0);
    assertEquals(Verdict.FLAT, growth.verdict());
    assertEquals(0, growth.slope().value());
    assertEquals(Verdict.GROWS, growth(at -> warm.applyAsDouble(at - 30), 0, 0, 0).verdict());
  }

  @Test
  @DisplayName("calls growth flat that is certain, and small however long it goes on in the run")
  void isSmall() {
    Growth growth = growth(at -> 400 + 0.8 * NOISE * at / SAMPLES, 0, 0, 0);
    assertTrue(growth.slope().low() > 0);
    assertEquals(Verdict.FLAT, growth.verdict());
  }

  @Test
  @DisplayName("says that it cannot tell, where fluctuations hide as much as they could")
  void cannotTell() {
    assertEquals(Verdict.UNCLEAR, growth(at -> 400, 10 * NOISE, 0, 1).verdict());
  }

  @ParameterizedTest
  @CsvSource({"0, 0.94, 0.96", "0.5, 0.90, 0.95"})
  @DisplayName("gives intervals that have the true slope in them nearly as often as they say")
  void intervals(double likeness, double atLeast, double atMost) {
    int right = 0;
    for (int seed = 0; seed < 10 * RUNS; seed++) {
      Slope slope = growth(at -> 3 * at, 50, likeness, seed).slope();
      right += slope.low() <= 3 && 3 <= slope.high() ? 1 : 0;
    }
    double share = right / (10.0 * RUNS);
    assertTrue(atLeast <= share && share <= atMost, "" + share);
  }

  /**
   * Of a run that holds what {@code held} says, and fluctuates around it.
   *
   * @param deviation the standard deviation of what is new in each sample
   * @param likeness the part of a sample's deviation that goes on in the next one
   */
  private static Growth growth(
      DoubleUnaryOperator held, double deviation, double likeness, long seed) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    double off = 0;
    for (int at = 1; at <= SAMPLES; at++) {
      off = likeness * off + deviation * random.nextGaussian();
      samples.add(new Sample(at, Map.of(Quantity.RESIDENT, held.applyAsDouble(at) + off)));
    }
    return Growth.of(Quantity.RESIDENT, samples);
  }
}

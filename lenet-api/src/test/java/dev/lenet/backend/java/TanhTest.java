package dev.lenet.backend.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The built-in engine's tanh")
class TanhTest {
  /** Every one of them would take a minute; this is a prime. */
  private static final int STEP = 1009;

  @Test
  @DisplayName("is within 4e-7 of the exact value, and never beyond 1, over all finite numbers")
  void isExactEnough() {
    double largest = 0;
    for (int bits = 0; bits < Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += STEP) {
      float x = Float.intBitsToFloat(bits);
      float value = Tanh.of(x);
      largest = Math.max(largest, Math.abs(value - StrictMath.tanh(x)));
      assertTrue(value <= 1, () -> "tanh(" + x + ") = " + value);
      assertEquals(-value, Tanh.of(-x));
    }
    assertTrue(largest < 4e-7, "largest error " + largest);
  }

  @Test
  @DisplayName("is right within one unit in the last place for small numbers, down to the smallest")
  void keepsSmallNumbers() {
    for (float x = 1e-4f; x > 0; x /= 2) {
      assertEquals(StrictMath.tanh(x), Tanh.of(x), Math.ulp(x));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.MAX_VALUE, 100})
  @DisplayName("is 1 within 4e-7 for large numbers, infinity among them")
  void reachesOne(float x) {
    assertEquals(1, Tanh.of(x), 4e-7);
    assertEquals(-1, Tanh.of(-x), 4e-7);
  }

  @Test
  @DisplayName("hands NaN on")
  void handsNanOn() {
    assertTrue(Float.isNaN(Tanh.of(Float.NaN)));
  }
}

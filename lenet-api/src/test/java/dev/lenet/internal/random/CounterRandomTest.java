package dev.lenet.internal.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Random numbers without state")
class CounterRandomTest {
  private static final int BUCKETS = 10;
  private static final int DRAWS = 100_000;

  static Stream<JsonNode> streams() throws IOException {
    try (InputStream in = CounterRandomTest.class.getResourceAsStream("/golden/random.json")) {
      JsonNode golden = new JsonMapper().readTree(Objects.requireNonNull(in));
      assertFalse(golden.path("streams").isEmpty());
      return golden.path("streams").valueStream();
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  @DisplayName("are those that Python computes, bit for bit")
  void areGolden(JsonNode golden) {
    long stream =
        CounterRandom.stream(
            golden.path("seed").longValue(),
            Purpose.valueOf(golden.path("purpose").stringValue()),
            golden.path("epoch").longValue(),
            golden.path("index").longValue());
    for (int i = 0; i < golden.path("draws").size(); i++) {
      long n = golden.path("draws").path(i).longValue();
      long bits = HexFormat.fromHexDigitsToLong(golden.path("bits").path(i).stringValue());
      assertEquals(bits, CounterRandom.bits(stream, n));
      double uniform = golden.path("uniform").path(i).doubleValue();
      assertEquals(uniform, CounterRandom.uniform(stream, n));
      assertEquals(
          golden.path("bounded10").path(i).intValue(), CounterRandom.bounded(stream, n, 10));
      assertEquals(
          golden.path("bounded60000").path(i).intValue(), CounterRandom.bounded(stream, n, 60_000));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 3136})
  @DisplayName("fill an array as they would one by one, bit for bit, from any draw on")
  void fillArrays(int length) {
    long stream = CounterRandom.stream(42, Purpose.AUGMENT, 1, 7);
    for (long first : new long[] {0, 6, 1L << 40}) {
      float[] all = new float[length];
      CounterRandom.fillSymmetric(stream, first, all);
      for (int i = 0; i < length; i++) {
        assertEquals((float) (2 * CounterRandom.uniform(stream, first + i) - 1), all[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("fill their range evenly: ten buckets of 100,000 draws pass a chi-square test")
  void fillTheirRange(Purpose purpose) {
    long stream = CounterRandom.stream(42, purpose, 1, 0);
    int[] counts = new int[BUCKETS];
    for (int n = 0; n < DRAWS; n++) {
      double uniform = CounterRandom.uniform(stream, n);
      assertTrue(uniform >= 0 && uniform < 1);
      counts[(int) (uniform * BUCKETS)]++;
    }
    double chiSquare = 0;
    for (int count : counts) {
      double off = count - DRAWS / (double) BUCKETS;
      chiSquare += off * off * BUCKETS / DRAWS;
    }
    // 9 degrees of freedom: one honest generator in 100,000 is above
    assertTrue(chiSquare < 39.3, "chi-square " + chiSquare);
  }

  @Test
  @DisplayName("differ in seed, purpose, epoch and index")
  void differ() {
    long stream = CounterRandom.stream(1, Purpose.ORDER, 1, 1);
    assertNotEquals(stream, CounterRandom.stream(2, Purpose.ORDER, 1, 1));
    assertNotEquals(stream, CounterRandom.stream(1, Purpose.AUGMENT, 1, 1));
    assertNotEquals(stream, CounterRandom.stream(1, Purpose.ORDER, 2, 1));
    assertNotEquals(stream, CounterRandom.stream(1, Purpose.ORDER, 1, 2));
  }

  @Test
  @DisplayName("stay below any bound, the largest and the smallest too")
  void stayBelowTheBound() {
    long stream = CounterRandom.stream(42, Purpose.ORDER, 1, 0);
    for (int n = 0; n < 1000; n++) {
      assertEquals(0, CounterRandom.bounded(stream, n, 1));
      assertTrue(CounterRandom.bounded(stream, n, Integer.MAX_VALUE) >= 0);
    }
  }
}

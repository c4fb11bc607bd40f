package dev.lenet.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The epochs of a training")
class EpochsTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "20, 1", "24, 1", "25, 2", "48, 2", "49, 4", "100, 8", "1000, 64"})
  @DisplayName("are all shown, or every second, fourth and so on, and the last: at most 25")
  void areFew(int number, int step) {
    List<Integer> kept = Epochs.thinned(IntStream.rangeClosed(1, number).iterator());
    List<Integer> expected =
        IntStream.rangeClosed(1, number)
            .filter(i -> i % step == 1 % step || i == number)
            .boxed()
            .toList();
    assertEquals(expected, kept);
    assertTrue(kept.size() <= 25);
  }
}

package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A training report")
class TrainingReportTest {
  @Test
  @DisplayName("gives the median rate of all epochs but the first")
  void leavesOutTheFirst() {
    assertEquals(300, report(9000, 100, 300, 400).imagesPerSecond());
    assertEquals(200, report(9000, 100, 300).imagesPerSecond());
  }

  @Test
  @DisplayName("gives the rate of the only epoch if there is but one")
  void takesTheOnlyOne() {
    assertEquals(700, report(700).imagesPerSecond());
  }

  @Test
  @DisplayName("finds the epoch whose weights were kept by its number, counted from 1")
  void findsTheKeptEpoch() {
    TrainingReport report = new TrainingReport(report(1, 2, 3).epochs(), 2, 3, 1, 6.0);
    assertEquals(2, report.kept().imagesPerSecond());
  }

  private static TrainingReport report(double... rates) {
    List<EpochReport> epochs =
        Arrays.stream(rates)
            .mapToObj(rate -> new EpochReport(1, 0.1, 0.9, null, null, 1, rate))
            .toList();
    return new TrainingReport(epochs, epochs.size(), epochs.size(), 1, epochs.size());
  }
}

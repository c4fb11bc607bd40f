package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.EpochReport;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.internal.checkpoint.EpochResult;
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
  @DisplayName("gives the rate of the only epoch if there is one")
  void takesTheOnlyOne() {
    assertEquals(700, report(700).imagesPerSecond());
  }

  @Test
  @DisplayName("finds the epoch whose weights were kept by its number, counted from 1")
  void findsTheKeptEpoch() {
    TrainingReport report = report(2, report(1, 2, 3).epochs());
    assertEquals(2, report.kept().imagesPerSecond());
  }

  private static TrainingReport report(double... rates) {
    List<EpochReport> epochs =
        Arrays.stream(rates)
            .<EpochReport>mapToObj(rate -> new EpochResult(1, 0.1, 0.9, null, null, 1, rate))
            .toList();
    return report(epochs.size(), epochs);
  }

  private static TrainingReport report(int keptEpoch, List<EpochReport> epochs) {
    return new TrainingResult(
        epochs,
        keptEpoch,
        TrainingSpec.builder().epochs(epochs.size()).build(),
        1,
        6,
        new Computer(),
        "data",
        "ab12",
        null,
        "cd34");
  }

  private record Computer(
      String name, String engine, String version, String device, String nativeBinary)
      implements BackendInfo {
    Computer() {
      this("b", "e", "0", "cpu", "none");
    }
  }
}

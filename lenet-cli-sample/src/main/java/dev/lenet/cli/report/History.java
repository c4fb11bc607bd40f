package dev.lenet.cli.report;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.EpochReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code history.json}: a training, epoch by epoch, and its test. What the library
 * reports is copied, because its classes may change and the file may not.
 *
 * @param spec the spec's name
 * @param trainImages validation included
 * @param keptEpoch the epoch whose weights were kept
 */
record History(
    Backend backend,
    String spec,
    long seed,
    int threads,
    int trainImages,
    int validationImages,
    List<Epoch> epochs,
    int keptEpoch,
    double trainSeconds,
    TestResult test) {
  static History of(Run run) {
    return new History(
        Backend.of(run.backend()),
        run.spec().name(),
        run.spec().training().seed(),
        run.training().threads(),
        run.trainImages(),
        run.spec().training().validation(),
        run.training().epochs().stream().map(Epoch::of).toList(),
        run.training().keptEpoch(),
        run.training().trainSeconds(),
        TestResult.of(run.evaluation()));
  }

  record Backend(String name, String engine, String version, String device, String nativeBinary) {
    static Backend of(BackendInfo info) {
      return new Backend(
          info.name(), info.engine(), info.version(), info.device(), info.nativeBinary());
    }
  }

  record Epoch(
      int epoch,
      double trainLoss,
      double trainAccuracy,
      @Nullable Double validationLoss,
      @Nullable Double validationAccuracy,
      double seconds,
      double imagesPerSecond) {
    static Epoch of(EpochReport report) {
      return new Epoch(
          report.epoch(),
          report.trainLoss(),
          report.trainAccuracy(),
          report.validationLoss(),
          report.validationAccuracy(),
          report.seconds(),
          report.imagesPerSecond());
    }
  }
}

package dev.lenet.cli.report;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Evaluation;
import java.util.List;

/**
 * The content of {@code history.json}: a training, epoch by epoch, and its test.
 *
 * @param spec the spec's name
 * @param trainImages validation included
 * @param keptEpoch the epoch whose weights were kept
 */
public record History(
    BackendInfo backend,
    String spec,
    long seed,
    int threads,
    int trainImages,
    int validationImages,
    List<EpochReport> epochs,
    int keptEpoch,
    double trainSeconds,
    Test test) {
  /** The history of a run. */
  public static History of(Run run) {
    return new History(
        run.backend(),
        run.spec().name(),
        run.spec().training().seed(),
        run.training().threads(),
        run.trainImages(),
        run.spec().training().validation(),
        run.training().epochs(),
        run.training().keptEpoch(),
        run.training().trainSeconds(),
        Test.of(run.evaluation()));
  }

  /** The test at the end; in the confusion matrix a row is a true class. */
  public record Test(
      int images,
      double accuracy,
      Evaluation.Interval accuracyInterval,
      int errors,
      List<int[]> confusion) {
    private static Test of(Evaluation evaluation) {
      return new Test(
          evaluation.size(),
          evaluation.accuracy(),
          evaluation.accuracyInterval(),
          evaluation.errors(),
          List.of(evaluation.confusion()));
    }
  }
}

package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import org.jspecify.annotations.Nullable;

/** What {@code --json} prints of a training and its test. */
public record RunResult(
    String backend,
    String engine,
    String version,
    int threads,
    int epochs,
    double trainAccuracy,
    @Nullable Double validationAccuracy,
    double testAccuracy,
    Evaluation.Interval testAccuracyInterval,
    int testErrors,
    double trainSeconds,
    double imagesPerSecond) {
  /** The result of a run. */
  public static RunResult of(Run run) {
    return new RunResult(
        run.backend().name(),
        run.backend().engine(),
        run.backend().version(),
        run.training().threads(),
        run.training().epochs().size(),
        run.kept().trainAccuracy(),
        run.kept().validationAccuracy(),
        run.evaluation().accuracy(),
        run.evaluation().accuracyInterval(),
        run.evaluation().errors(),
        run.training().trainSeconds(),
        run.training().imagesPerSecond());
  }

  /** A backend that gave no result, and why. */
  public record Failed(String backend, String error) {}
}

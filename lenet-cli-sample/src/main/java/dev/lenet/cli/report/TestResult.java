package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import java.util.List;

/** A test in JSON; in the confusion matrix a row is a true class. */
public record TestResult(
    int images,
    double accuracy,
    Evaluation.Interval accuracyInterval,
    int errors,
    List<int[]> confusion,
    List<Evaluation.Rejection> rejection,
    double calibrationError,
    List<Evaluation.Bin> calibration) {
  /** The result of an evaluation. */
  public static TestResult of(Evaluation evaluation) {
    Evaluation.Calibration calibration = evaluation.calibration();
    return new TestResult(
        evaluation.size(),
        evaluation.accuracy(),
        evaluation.accuracyInterval(),
        evaluation.errors(),
        List.of(evaluation.confusion()),
        evaluation.rejection(),
        calibration.error(),
        calibration.bins());
  }
}

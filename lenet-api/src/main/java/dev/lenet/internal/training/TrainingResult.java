package dev.lenet.internal.training;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.EpochReport;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.TrainingSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a training. */
record TrainingResult(
    List<EpochReport> epochs,
    int keptEpoch,
    TrainingSpec training,
    int threads,
    double trainSeconds,
    BackendInfo backend,
    String dataName,
    String dataSha256,
    @Nullable String startedFrom,
    String weightsSha256)
    implements TrainingReport {
  /** Copies the list. */
  TrainingResult {
    epochs = List.copyOf(epochs);
  }
}

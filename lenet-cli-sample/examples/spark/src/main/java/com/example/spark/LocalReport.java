package com.example.spark;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.EpochReport;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.TrainingSpec;
import java.util.List;

/** A whole training by {@link LocalSgd}, for the card of its model file. */
record LocalReport(
    List<EpochReport> epochs,
    TrainingSpec training,
    int threads,
    BackendInfo backend,
    String dataName,
    String dataSha256,
    String weightsSha256)
    implements TrainingReport {
  @Override
  public int keptEpoch() {
    return epochs.size();
  }

  @Override
  public double trainSeconds() {
    return epochs.stream().mapToDouble(EpochReport::seconds).sum();
  }

  @Override
  public String startedFrom() {
    return null;
  }
}

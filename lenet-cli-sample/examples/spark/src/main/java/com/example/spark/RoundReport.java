package com.example.spark;

import dev.lenet.api.EpochReport;

/**
 * One round of {@link LocalSgd}, on all partitions.
 *
 * @param epoch the round, counted from 1
 * @param images how many images all partitions used
 */
public record RoundReport(
    int epoch, long images, double trainLoss, double trainAccuracy, double seconds)
    implements EpochReport {
  @Override
  public Double validationLoss() {
    return null;
  }

  @Override
  public Double validationAccuracy() {
    return null;
  }

  @Override
  public double imagesPerSecond() {
    return images / seconds;
  }
}

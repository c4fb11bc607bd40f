package com.example.spark;

/**
 * One round of {@link LocalSgd}, on all partitions.
 *
 * @param round counted from 1
 * @param images how many images all partitions used
 * @param trainLoss mean over these images, while the weights still changed
 * @param trainAccuracy mean over these images, while the weights still changed
 */
public record RoundReport(
    int round, long images, double trainLoss, double trainAccuracy, double seconds) {
  /** Training images of the round, divided by its seconds. */
  public double imagesPerSecond() {
    return images / seconds;
  }
}

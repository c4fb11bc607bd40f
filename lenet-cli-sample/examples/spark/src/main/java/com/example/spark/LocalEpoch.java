package com.example.spark;

import dev.lenet.api.EpochReport;
import java.util.ArrayList;
import java.util.List;

/** The rounds of {@link LocalSgd} that used as many images as there are, all together. */
record LocalEpoch(int epoch, List<RoundReport> rounds) implements EpochReport {
  /** Divides rounds into epochs: a round belongs to the epoch in which it begins. */
  static List<EpochReport> of(List<RoundReport> rounds, long images) {
    List<EpochReport> epochs = new ArrayList<>();
    List<RoundReport> epoch = new ArrayList<>();
    long used = 0;
    for (RoundReport round : rounds) {
      epoch.add(round);
      used += round.images();
      if (used >= (epochs.size() + 1) * images) {
        epochs.add(new LocalEpoch(epochs.size() + 1, List.copyOf(epoch)));
        epoch.clear();
      }
    }
    return epochs;
  }

  private long images() {
    return rounds.stream().mapToLong(RoundReport::images).sum();
  }

  @Override
  public double trainLoss() {
    return rounds.stream().mapToDouble(r -> r.images() * r.trainLoss()).sum() / images();
  }

  @Override
  public double trainAccuracy() {
    return rounds.stream().mapToDouble(r -> r.images() * r.trainAccuracy()).sum() / images();
  }

  @Override
  public Double validationLoss() {
    return null;
  }

  @Override
  public Double validationAccuracy() {
    return null;
  }

  @Override
  public double seconds() {
    return rounds.stream().mapToDouble(RoundReport::seconds).sum();
  }

  @Override
  public double imagesPerSecond() {
    return images() / seconds();
  }
}

package dev.lenet.api;

import java.util.List;

/**
 * A whole training.
 *
 * @param epochs one after the other; never empty
 * @param keptEpoch the epoch whose weights the model has now: the last one, or with early stopping the best one
 * @param threads number of replicas that worked side by side
 * @param trainSeconds wall time of everything, validation included
 * @param imagesPerSecond median over all epochs but the first; of the only one, if one
 */
public record TrainingReport(
    List<EpochReport> epochs,
    int keptEpoch,
    int threads,
    double trainSeconds,
    double imagesPerSecond) {
  /** Copies the list. */
  public TrainingReport {
    epochs = List.copyOf(epochs);
  }

  /** The epoch whose weights the model has now. */
  public EpochReport kept() {
    return epochs.get(keptEpoch - 1);
  }
}

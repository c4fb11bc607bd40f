package dev.lenet.api;

import java.util.List;

/**
 * A whole training.
 *
 * @param epochs one after the other; never empty
 * @param keptEpoch the epoch whose weights the model has now: the last one, or with early stopping
 *     the best one
 * @param plannedEpochs as many as the training would have gone on for
 * @param threads number of replicas that worked side by side
 * @param trainSeconds wall time of everything, validation included
 */
public record TrainingReport(
    List<EpochReport> epochs, int keptEpoch, int plannedEpochs, int threads, double trainSeconds) {
  /** Copies the list. */
  public TrainingReport {
    epochs = List.copyOf(epochs);
  }

  /** Whether early stopping or a listener ended it before all planned epochs were done. */
  public boolean stoppedEarly() {
    return epochs.size() < plannedEpochs;
  }

  /** The epoch whose weights the model has now. */
  public EpochReport kept() {
    return epochs.get(keptEpoch - 1);
  }

  /**
   * Images learnt from in a second: median over all epochs but the first, which warms up; of the
   * only one, if one.
   */
  public double imagesPerSecond() {
    double[] rates =
        epochs.stream()
            .skip(epochs.size() > 1 ? 1 : 0)
            .mapToDouble(EpochReport::imagesPerSecond)
            .sorted()
            .toArray();
    int middle = rates.length / 2;
    return rates.length % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
  }
}

package dev.lenet.api;

import dev.lenet.api.spec.TrainingSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a training. The library implements it; a later version may add methods. */
public interface TrainingReport {
  /** A report for each epoch, in order; never empty. */
  List<EpochReport> epochs();

  /**
   * The number of the epoch whose weights the model has now: the last one, or with early stopping
   * the best one.
   */
  int keptEpoch();

  /** The training as it was planned. */
  TrainingSpec training();

  /** Number of threads, each with a replica of the network. */
  int threads();

  /** Wall time of the training in seconds, with validation. */
  double trainSeconds();

  /** The backend that computed it. */
  BackendInfo backend();

  /** The {@linkplain Dataset#name name} of the training data. */
  String dataName();

  /** The {@linkplain Dataset#sha256 SHA-256} of the training data. */
  String dataSha256();

  /**
   * The weights that the training began with, as the name of their network and their SHA-256; null
   * if they were the initial weights of the seed.
   */
  @Nullable String startedFrom();

  /**
   * The {@linkplain dev.lenet.api.weights.Weights#sha256 SHA-256} of the weights that were kept.
   */
  String weightsSha256();

  /** Whether early stopping or a listener ended it before all planned epochs were done. */
  default boolean stoppedEarly() {
    return epochs().size() < training().epochs();
  }

  /** The epoch whose weights the model has now. */
  default EpochReport kept() {
    return epochs().get(keptEpoch() - 1);
  }

  /**
   * Training images per second: the median over all epochs but the first, which warms up. If there
   * is only one epoch, its value.
   */
  default double imagesPerSecond() {
    double[] rates =
        epochs().stream()
            .skip(epochs().size() > 1 ? 1 : 0)
            .mapToDouble(EpochReport::imagesPerSecond)
            .sorted()
            .toArray();
    int middle = rates.length / 2;
    return rates.length % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
  }
}

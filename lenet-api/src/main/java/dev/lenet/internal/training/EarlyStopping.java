package dev.lenet.internal.training;

import dev.lenet.api.EpochReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a training stops, and which epoch's weights are kept: with patience, those of the
 * best validation accuracy, and if several are equal, of the earliest; without patience, the last
 * ones.
 */
final class EarlyStopping {
  private static final float[] NOTHING = {};

  private final @Nullable Integer patience;
  private int lastEpoch;
  private int bestEpoch;
  private double bestAccuracy = -1;
  private float @Nullable [] bestWeights;

  EarlyStopping(@Nullable Integer patience) {
    this.patience = patience;
  }

  /** Records an epoch and, if it is the best so far, copies its weights. */
  void heed(EpochReport report, float[] weights) {
    lastEpoch = report.epoch();
    Double accuracy = report.validationAccuracy();
    if (patience != null && accuracy != null && accuracy > bestAccuracy) {
      bestAccuracy = accuracy;
      bestEpoch = lastEpoch;
      bestWeights = weights.clone();
    }
  }

  /**
   * Records the epochs of a resumed training.
   *
   * @param best the weights of the best epoch so far; null without patience
   */
  void resume(List<EpochReport> history, float @Nullable [] best) {
    for (EpochReport report : history) {
      heed(report, best == null ? NOTHING : best);
    }
  }

  /** The weights of the best epoch so far; null without patience. */
  float @Nullable [] bestWeights() {
    return bestWeights;
  }

  /** Whether the best epoch is too long ago. */
  boolean isDue() {
    return patience != null && lastEpoch - bestEpoch >= patience && lastEpoch > 0;
  }

  int keptEpoch() {
    return bestWeights == null ? lastEpoch : bestEpoch;
  }

  /** The weights to keep, given the last ones. */
  float[] keptWeights(float[] lastWeights) {
    return bestWeights == null ? lastWeights : bestWeights;
  }
}

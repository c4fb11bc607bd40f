package dev.lenet.internal.checkpoint;

import dev.lenet.api.EpochReport;
import org.jspecify.annotations.Nullable;

/** The result of one epoch, measured or read from a checkpoint. */
public record EpochResult(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    @Nullable Double validationLoss,
    @Nullable Double validationAccuracy,
    double seconds,
    double imagesPerSecond)
    implements EpochReport {
  /**
   * Checks that the values are possible.
   *
   * @throws IllegalArgumentException if not
   */
  public EpochResult {
    Numbers.require(epoch >= 1, "epoch", epoch);
    requireLoss("trainLoss", trainLoss);
    requireAccuracy("trainAccuracy", trainAccuracy);
    if (validationLoss != null && validationAccuracy != null) {
      requireLoss("validationLoss", validationLoss);
      requireAccuracy("validationAccuracy", validationAccuracy);
    } else {
      Numbers.require(validationLoss == null, "validationAccuracy", null);
      Numbers.require(validationAccuracy == null, "validationLoss", null);
    }
    Numbers.require(seconds >= 0, "seconds", seconds);
    Numbers.require(imagesPerSecond >= 0, "imagesPerSecond", imagesPerSecond);
  }

  private static void requireLoss(String name, double loss) {
    Numbers.require(Double.isFinite(loss), name, loss);
  }

  private static void requireAccuracy(String name, double accuracy) {
    Numbers.require(accuracy >= 0 && accuracy <= 1, name, accuracy);
  }
}

package dev.lenet.internal.checkpoint;

/**
 * The progress of a training.
 *
 * @param epoch the current epoch, counted from 1
 * @param batch number of batches done in the epoch
 * @param images number of images used in the epoch
 * @param lossSum sum of the losses of those images
 * @param correct number of those images that were read correctly
 * @param epochSeconds time that the epoch has taken so far
 * @param trainSeconds time that all epochs have taken so far
 */
public record Progress(
    int epoch,
    int batch,
    int images,
    double lossSum,
    int correct,
    double epochSeconds,
    double trainSeconds) {
  /**
   * Checks that the values are possible.
   *
   * @throws IllegalArgumentException if not
   */
  public Progress {
    Numbers.require(epoch >= 1, "epoch", epoch);
    Numbers.require(batch >= 0, "batch", batch);
    Numbers.require(images >= 0, "images", images);
    Numbers.require(Double.isFinite(lossSum), "lossSum", lossSum);
    Numbers.require(correct >= 0 && correct <= images, "correct", correct);
    Numbers.require(epochSeconds >= 0, "epochSeconds", epochSeconds);
    Numbers.require(trainSeconds >= 0, "trainSeconds", trainSeconds);
  }
}

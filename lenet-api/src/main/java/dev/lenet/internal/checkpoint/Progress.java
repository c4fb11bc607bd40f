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
    require(epoch >= 1, "epoch", epoch);
    require(batch >= 0, "batch", batch);
    require(images >= 0, "images", images);
    require(Double.isFinite(lossSum), "lossSum", lossSum);
    require(correct >= 0 && correct <= images, "correct", correct);
    require(epochSeconds >= 0, "epochSeconds", epochSeconds);
    require(trainSeconds >= 0, "trainSeconds", trainSeconds);
  }

  private static void require(boolean possible, String name, Number value) {
    if (!possible) {
      throw new IllegalArgumentException("%s cannot be %s".formatted(name, value));
    }
  }
}

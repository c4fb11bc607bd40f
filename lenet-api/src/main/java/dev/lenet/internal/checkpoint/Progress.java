package dev.lenet.internal.checkpoint;

/**
 * How far a training has come.
 *
 * @param epoch the one under way, counted from 1
 * @param batch number of its batches that are done
 * @param images number of its images that are learnt from
 * @param lossSum of those images
 * @param correct number of those images that were read rightly
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
   * Checks that there can be such a training.
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

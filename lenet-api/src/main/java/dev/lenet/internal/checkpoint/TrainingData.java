package dev.lenet.internal.checkpoint;

import dev.lenet.api.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * The images of a training.
 *
 * @param images their number, including those held back
 * @param sha256 of all of them, see {@link Dataset#sha256}
 * @param heldBack number of images at the end that are for validation
 * @param validationSha256 of the separate images for validation; null if there are none
 */
public record TrainingData(
    int images, String sha256, int heldBack, @Nullable String validationSha256) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if no image is left for training
   */
  public TrainingData {
    Numbers.require(images >= 1, "images", images);
    Numbers.require(heldBack >= 0 && heldBack < images, "heldBack", heldBack);
  }

  /** Describes the data sets, and reads all of their images. */
  public static TrainingData of(Dataset data, int heldBack, @Nullable Dataset validation) {
    return new TrainingData(
        data.size(), data.sha256(), heldBack, validation == null ? null : validation.sha256());
  }

  /** Number of images used for training. */
  public int learnt() {
    return images - heldBack;
  }

  @Override
  public String toString() {
    return "%d images of SHA-256 %s%s"
        .formatted(
            images,
            sha256,
            validationSha256 == null
                ? ", the last " + heldBack + " for validation"
                : ", and images of SHA-256 " + validationSha256 + " for validation");
  }
}

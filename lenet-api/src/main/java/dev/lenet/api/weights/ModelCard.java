package dev.lenet.api.weights;

import dev.lenet.api.error.Foreign;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from.
 *
 * @param libraryVersion version of this library
 * @param backend name of the backend that trained it
 * @param backendVersion version of that backend's engine
 * @param seed of initial weights, order and augmentation
 * @param epochs number of epochs trained; fewer than the spec's if the training was stopped early
 * @param trainingDataSha256 of the training data's decompressed bytes, hexadecimal
 * @param validationAccuracy fraction of the validation images read rightly; null without validation
 * @param testAccuracy fraction of the test images read rightly; null if not tested
 */
public record ModelCard(
    String libraryVersion,
    String backend,
    String backendVersion,
    long seed,
    int epochs,
    String trainingDataSha256,
    @Nullable Double validationAccuracy,
    @Nullable Double testAccuracy) {
  private static final int TEXT = 1_000;

  /**
   * Takes all of it together.
   *
   * @throws IllegalArgumentException if an accuracy is not from 0 to 1, or a text is longer than
   *     1,000 characters
   */
  public ModelCard {
    checkLength("libraryVersion", libraryVersion);
    checkLength("backend", backend);
    checkLength("backendVersion", backendVersion);
    checkLength("trainingDataSha256", trainingDataSha256);
    checkAccuracy("validationAccuracy", validationAccuracy);
    checkAccuracy("testAccuracy", testAccuracy);
  }

  private static void checkLength(String name, String text) {
    if (text.length() > TEXT) {
      throw new IllegalArgumentException(
          "%s: found %d characters, expected at most %d".formatted(name, text.length(), TEXT));
    }
  }

  private static void checkAccuracy(String name, @Nullable Double accuracy) {
    if (accuracy != null && !(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(name + ": found " + accuracy + ", expected 0 to 1");
    }
  }

  /** As JSON, made fit for one line of a message. */
  @Override
  public String toString() {
    return Foreign.text(ModelCardJson.write(this), 5 * TEXT);
  }
}

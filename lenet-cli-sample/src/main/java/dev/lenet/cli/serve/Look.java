package dev.lenet.cli.serve;

import dev.lenet.api.picture.Box;
import java.util.List;

/**
 * What there is to see of a picture: its digits, and for each of them what every backend says and
 * what happens within the network. The names are those of the JSON.
 *
 * @param width of the upright picture
 * @param digits at most {@link Looks#MOST_DIGITS}
 * @param more number of digits that are left out
 */
record Look(int width, int height, String text, List<Digit> digits, int more) {
  /**
   * One digit.
   *
   * @param seen 28x28 pixels, as the network gets them
   * @param difference the largest between two backends' probabilities for the same class
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Digit(
      int digit,
      float probability,
      float[] probabilities,
      boolean sure,
      Box box,
      int[] seen,
      List<Answer> backends,
      float difference,
      List<Maps> maps,
      List<Misread> nearest,
      List<Epoch> epochs) {}

  /** One backend's answer, and its time for this one image. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(String name, float[] probabilities, long micros) {}

  /**
   * The feature maps of a layer.
   *
   * @param values row by row, for each channel
   */
  record Maps(String layer, int channels, int height, int width, List<float[]> values) {}

  /** A test image that the network misreads. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Misread(int index, int label, int predicted, int[] seen) {}

  /** What the network said after an epoch of its training. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Epoch(int epoch, float[] probabilities) {}
}

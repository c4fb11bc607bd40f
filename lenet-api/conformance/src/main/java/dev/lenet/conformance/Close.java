package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lenet.api.Prediction;
import java.util.List;

/** Compares arrays of numbers, and says where they differ most. */
final class Close {
  private Close() {}

  /** Fails, with the hint, unless every value is within the tolerance of the expected one. */
  static void assertClose(float[] expected, float[] actual, double tolerance, String hint) {
    assertEquals(expected.length, actual.length, () -> "number of values. " + hint);
    int worst = 0;
    for (int i = 0; i < expected.length; i++) {
      double most = difference(expected, actual, worst);
      // what is not a number is worst, and stays so
      if (!Double.isNaN(most) && !(difference(expected, actual, i) <= most)) {
        worst = i;
      }
    }
    if (expected.length > 0 && !(difference(expected, actual, worst) <= tolerance)) {
      fail(
          "value %d of %d: expected %s within %s, found %s. %s"
              .formatted(worst, expected.length, expected[worst], tolerance, actual[worst], hint));
    }
  }

  private static double difference(float[] expected, float[] actual, int index) {
    return Math.abs((double) expected[index] - actual[index]);
  }

  /** The probabilities of all predictions, one behind the other. */
  static float[] probabilities(List<Prediction> predictions) {
    if (predictions.isEmpty()) {
      return new float[0];
    }
    int classes = predictions.get(0).probabilities().length;
    float[] all = new float[predictions.size() * classes];
    for (int i = 0; i < predictions.size(); i++) {
      System.arraycopy(predictions.get(i).probabilities(), 0, all, i * classes, classes);
    }
    return all;
  }
}

package dev.lenet.api;

import dev.lenet.api.Evaluation.Bin;
import dev.lenet.api.Evaluation.Calibration;
import dev.lenet.api.Evaluation.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How far the probabilities of a test's answers can be relied on. */
final class Reliability {
  /** Guo et al. 2017, table 1: "ECE (%) (with M = 15 bins)". */
  private static final int BINS = 15;

  private final int[] truth;
  private final List<Prediction> predictions;

  /** Of a test with an image at least, and a prediction for each. */
  Reliability(int[] truth, List<Prediction> predictions) {
    this.truth = truth;
    this.predictions = predictions;
  }

  /** A point for each fall in the number of errors, from no answer refused on. */
  List<Rejection> rejection() {
    int n = truth.length;
    List<Integer> order =
        IntStream.range(0, n).boxed().sorted(Comparator.comparing(this::probability)).toList();
    int left = (int) IntStream.range(0, n).filter(i -> !isRight(i)).count();
    int shown = left;
    List<Rejection> curve = new ArrayList<>();
    curve.add(new Rejection(0, left, probability(order.get(0))));
    for (int refused = 1; refused < n; refused++) {
      int last = order.get(refused - 1);
      int next = order.get(refused);
      left -= isRight(last) ? 0 : 1;
      // a threshold cannot tell answers of the same probability apart
      if (left < shown && probability(next) > probability(last)) {
        curve.add(new Rejection((double) refused / n, left, probability(next)));
        shown = left;
      }
    }
    return List.copyOf(curve);
  }

  /** Bins of equal width, and how far probability and accuracy are apart in them. */
  Calibration calibration() {
    int[] images = new int[BINS];
    int[] right = new int[BINS];
    double[] sum = new double[BINS];
    for (int i = 0; i < truth.length; i++) {
      int bin = bin(probability(i));
      images[bin]++;
      right[bin] += isRight(i) ? 1 : 0;
      sum[bin] += probability(i);
    }
    List<Bin> bins = new ArrayList<>(BINS);
    double error = 0;
    for (int b = 0; b < BINS; b++) {
      int divisor = Math.max(1, images[b]);
      bins.add(
          new Bin(
              (double) b / BINS,
              (b + 1.0) / BINS,
              images[b],
              sum[b] / divisor,
              (double) right[b] / divisor));
      error += Math.abs(right[b] - sum[b]) / truth.length;
    }
    return new Calibration(error, List.copyOf(bins));
  }

  /** The bin whose upper end is not less, and whose lower end is less. The product is exact. */
  private static int bin(double probability) {
    return (int) Math.min(BINS - 1, Math.max(0, Math.ceil(probability * BINS) - 1));
  }

  private float probability(int image) {
    return predictions.get(image).probability();
  }

  private boolean isRight(int image) {
    return predictions.get(image).label() == truth[image];
  }
}

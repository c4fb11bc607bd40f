package dev.lenet.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How well a model read a data set. Every figure comes from the predictions and the true labels.
 */
public final class Evaluation {
  /** Two-sided 95% quantile of the normal distribution. */
  private static final double Z_95 = 1.959963984540054;

  /**
   * Smaller probabilities count as this one, so that one confident error leaves the mean loss
   * finite.
   */
  private static final double LEAST_PROBABILITY = Float.MIN_NORMAL;

  private final int classes;
  private final int[] truth;
  private final List<Prediction> predictions;
  private final int[][] confusion;
  private final int correct;

  /**
   * Compares predictions with the true classes.
   *
   * @param truth the true class of each image, in [0, classes)
   * @throws IllegalArgumentException if the number of predictions is not that of the images, there
   *     is no image, a true class is not in [0, classes), or a prediction has another number of
   *     classes
   */
  public Evaluation(int classes, int[] truth, List<Prediction> predictions) {
    if (truth.length != predictions.size() || truth.length == 0) {
      throw new IllegalArgumentException(
          "An evaluation needs images and a prediction for each, not %d predictions for %d images"
              .formatted(predictions.size(), truth.length));
    }
    this.classes = classes;
    this.truth = truth.clone();
    this.predictions = List.copyOf(predictions);
    this.confusion = new int[classes][classes];
    int hits = 0;
    for (int i = 0; i < truth.length; i++) {
      require(i, classes, truth[i], predictions.get(i));
      int label = predictions.get(i).label();
      confusion[truth[i]][label]++;
      hits += label == truth[i] ? 1 : 0;
    }
    this.correct = hits;
  }

  private static void require(int index, int classes, int label, Prediction prediction) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "Image %d is of class %d, but there are %d classes".formatted(index, label, classes));
    }
    if (prediction.classes() != classes) {
      throw new IllegalArgumentException(
          "The prediction for image %d has %d probabilities, but there are %d classes"
              .formatted(index, prediction.classes(), classes));
    }
  }

  /** What a class is called: its name in the model's spec, else its number. */
  public String className(int label) {
    return predictions.get(0).nameOf(Objects.checkIndex(label, classes));
  }

  /** Number of images. */
  public int size() {
    return truth.length;
  }

  /** Fraction of images read correctly, in [0, 1]. */
  public double accuracy() {
    return (double) correct / size();
  }

  /** Number of images misread. */
  public int errors() {
    return size() - correct;
  }

  /** The 95% confidence interval of the accuracy (Wilson 1927). */
  public Interval accuracyInterval() {
    double n = size();
    double p = accuracy();
    double scale = 1 / (1 + Z_95 * Z_95 / n);
    double centre = scale * (p + Z_95 * Z_95 / (2 * n));
    double half = scale * Z_95 * Math.sqrt(p * (1 - p) / n + Z_95 * Z_95 / (4 * n * n));
    // at the ends the formula gives 0 and 1, but rounding could go beyond
    return new Interval(correct == 0 ? 0 : centre - half, correct == size() ? 1 : centre + half);
  }

  /** How often images of a class (row) were read as a class (column). A copy. */
  public int[][] confusion() {
    int[][] copy = new int[classes][];
    for (int i = 0; i < classes; i++) {
      copy[i] = confusion[i].clone();
    }
    return copy;
  }

  /** Precision, recall and F1 of each class. */
  public List<ClassScore> perClass() {
    List<ClassScore> scores = new ArrayList<>(classes);
    for (int c = 0; c < classes; c++) {
      int predicted = 0;
      int actual = 0;
      for (int other = 0; other < classes; other++) {
        predicted += confusion[other][c];
        actual += confusion[c][other];
      }
      scores.add(ClassScore.of(confusion[c][c], predicted, actual));
    }
    return List.copyOf(scores);
  }

  /**
   * Fraction of images whose true class is among the {@code k} most probable. If two are equal, the
   * lower class comes first.
   */
  public double topK(int k) {
    Objects.checkIndex(k - 1, classes);
    int hits = 0;
    for (int i = 0; i < size(); i++) {
      hits += rank(predictions.get(i), truth[i]) < k ? 1 : 0;
    }
    return (double) hits / size();
  }

  private int rank(Prediction prediction, int label) {
    float own = prediction.probability(label);
    int rank = 0;
    for (int c = 0; c < classes; c++) {
      float other = prediction.probability(c);
      rank += other > own || (other == own && c < label) ? 1 : 0;
    }
    return rank;
  }

  /** The mean of −ln(probability of the true class). */
  public double meanLoss() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum -= Math.log(Math.max(predictions.get(i).probability(truth[i]), LEAST_PROBABILITY));
    }
    return sum / size();
  }

  /**
   * The rejection curve: how many errors are left when the least sure answers are refused, those
   * with a small probability. It begins with no answer refused. Each further point refuses the
   * fewest answers that leave fewer errors than the point before; between two points the number of
   * errors stays. Answers of the same probability are refused together, and never all answers, so
   * the curve may end before the last error is gone.
   */
  public List<Rejection> rejection() {
    return new Reliability(truth, predictions).rejection();
  }

  /**
   * The calibration: how far the probability of an answer is from the share of such answers that
   * are right.
   */
  public Calibration calibration() {
    return new Reliability(truth, predictions).calibration();
  }

  /** The misread images, in order. */
  public List<Misread> misread() {
    List<Misread> list = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if (predictions.get(i).label() != truth[i]) {
        list.add(new Misread(i, truth[i], predictions.get(i)));
      }
    }
    return List.copyOf(list);
  }

  /**
   * A point of the {@link #rejection rejection curve}.
   *
   * @param rejected fraction of all images whose answer is refused, in [0, 1)
   * @param errors number of the other images that were misread
   * @param sureFrom the smallest probability of an answer that is not refused
   */
  public record Rejection(double rejected, int errors, float sureFrom) {}

  /**
   * How far probabilities are from what they promise (Guo et al. 2017, "On calibration of modern
   * neural networks").
   *
   * @param error the expected calibration error (ECE): the mean over all images of the distance
   *     between {@link Bin#accuracy()} and {@link Bin#probability()} of the image's bin
   * @param bins 15 bins of equal width, from the smallest probability to the largest
   */
  public record Calibration(double error, List<Bin> bins) {}

  /**
   * The answers whose probability is in one range. Without images, the means are 0.
   *
   * @param low the range's lower end, which is not in it
   * @param high the range's upper end, which is in it
   * @param images number of answers in the range
   * @param probability mean probability of these answers
   * @param accuracy fraction of these answers that are right
   */
  public record Bin(double low, double high, int images, double probability, double accuracy) {}

  /** Both ends of a confidence interval. */
  public record Interval(double low, double high) {}

  /**
   * How well one class was read. A value is 0 if its divisor is 0.
   *
   * @param precision fraction of the images read as this class that are of this class
   * @param recall fraction of the images of this class that were read as this class
   * @param f1 harmonic mean of the two
   * @param support number of images of this class
   */
  public record ClassScore(double precision, double recall, double f1, int support) {
    private static ClassScore of(int hits, int predicted, int actual) {
      double precision = predicted == 0 ? 0 : (double) hits / predicted;
      double recall = actual == 0 ? 0 : (double) hits / actual;
      double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
      return new ClassScore(precision, recall, f1, actual);
    }
  }

  /**
   * A misread image.
   *
   * @param index its index in the data set
   * @param truth its true class
   * @param prediction what the model said
   */
  public record Misread(int index, int truth, Prediction prediction) {}
}

package dev.lenet.api.picture;

import dev.lenet.api.Backend;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.internal.file.Resource;
import dev.lenet.internal.segmentation.Answer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The two networks that look at a mark. The first one, which the application may choose, knows ten
 * classes only, so it must put a letter into one of them, and is often sure of it. The second one
 * must agree. It is a wider LeNet-5 with an eleventh class for marks that are no digit, and is
 * called the guard where it is trained.
 *
 * <p>If the first one is the pretrained model, both say which digit it is: the probability of a
 * digit is proportional to the geometric mean of what they give it (the product of experts of
 * Hinton 2002). An application's own model is not mixed with the second one: it may know a hand
 * that the second one does not.
 */
final class DigitNetworks implements AutoCloseable {
  /**
   * Below this probability a digit is not sure. Of the 5,000 validation images, 58 are below it or
   * below {@link #AGREED_FROM}, and 11 of the others are misread.
   */
  static final double SURE_FROM = 0.8;

  /**
   * Below this probability of the second network, for the same digit, a digit is not sure. For the
   * digit that the pretrained model reads alone, 1.08% of 5,000 digits that were held back from the
   * second one's training are below it, and 98.5% of as many marks.
   */
  private static final double AGREED_FROM = 0.2;

  /**
   * Lower probabilities of the second network count as this: it may give 0 to all ten digits, and
   * their sum must not be 0.
   */
  private static final double LEAST = 1e-6;

  private static final String SECOND = "digit-guard.safetensors";
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(String::valueOf).toList();

  private final Model first;
  private final @Nullable Model second;
  private final boolean together;
  private final double sureFrom;

  private DigitNetworks(Model first, @Nullable Model second, boolean together, double sureFrom) {
    this.first = first;
    this.second = second;
    this.together = together;
    this.sureFrom = sureFrom;
  }

  /** Opens both; only the first one if its classes are no digits. */
  static DigitNetworks open(ModelFile file, Backend backend, double sureFrom) {
    Model first = backend.newModel(file);
    try {
      Model second = readsDigits(file.spec()) ? backend.newModel(second()) : null;
      boolean together = second != null && isPretrained(file);
      return new DigitNetworks(first, second, together, sureFrom);
    } catch (RuntimeException | Error e) {
      first.close();
      throw e;
    }
  }

  double sureFrom() {
    return sureFrom;
  }

  private static boolean readsDigits(NetworkSpec spec) {
    return spec.classes() == DIGITS.size()
        && (spec.classNames().isEmpty() || spec.classNames().equals(DIGITS));
  }

  private static boolean isPretrained(ModelFile file) {
    return file.weights().sha256().equals(ModelFile.pretrained().weights().sha256());
  }

  private static ModelFile second() {
    return ModelFile.read(
        new ByteArrayInputStream(Resource.read(DigitNetworks.class, SECOND)), SECOND);
  }

  /** What both say of images in MNIST's form. */
  List<Answer> read(List<Image> images) {
    if (images.isEmpty()) {
      return List.of();
    }
    List<Prediction> predictions = first.predict(images);
    List<Prediction> others = second == null ? List.of() : second.predict(images);
    List<Answer> answers = new ArrayList<>(predictions.size());
    for (int i = 0; i < predictions.size(); i++) {
      Prediction alone = predictions.get(i);
      Prediction prediction = together ? mean(alone, others.get(i)) : alone;
      double agreement = second == null ? 1 : others.get(i).probability(prediction.label());
      boolean sure = prediction.probability() >= sureFrom && agreement >= AGREED_FROM;
      answers.add(new Answer(prediction, agreement, sure));
    }
    return answers;
  }

  /** The geometric mean of what both give to each digit, brought to a sum of 1. */
  private static Prediction mean(Prediction one, Prediction other) {
    double[] means = new double[DIGITS.size()];
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      means[i] = Math.sqrt((double) one.probability(i) * Math.max(LEAST, other.probability(i)));
      sum += means[i];
    }
    float[] probabilities = new float[means.length];
    for (int i = 0; i < means.length; i++) {
      probabilities[i] = (float) (means[i] / sum);
    }
    return new Prediction(probabilities, List.of());
  }

  @Override
  public void close() {
    try {
      first.close();
    } finally {
      if (second != null) {
        second.close();
      }
    }
  }
}

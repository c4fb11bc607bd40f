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
 * The two networks that look at a mark. The first one, which the application may choose, says which
 * digit it is. It knows ten classes only, so it must put a letter into one of them, and is often
 * sure of it. The second one must agree. It is a wider LeNet-5 with an eleventh class for marks
 * that are no digit, and is called the guard where it is trained.
 */
final class DigitNetworks implements AutoCloseable {
  /**
   * Below this probability a digit is not sure. Of the 5,000 validation images of the pretrained
   * model 38 are below, and 13 of the others are misread.
   */
  static final double SURE_FROM = 0.8;

  /**
   * Below this probability of the second network, for the same digit, a digit is not sure: 0.52% of
   * 5,000 digits that were held back from its training, and 97.0% of as many marks.
   */
  private static final double AGREED_FROM = 0.2;

  private static final String SECOND = "digit-guard.safetensors";
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(String::valueOf).toList();

  private final Model first;
  private final @Nullable Model second;
  private final double sureFrom;

  private DigitNetworks(Model first, @Nullable Model second, double sureFrom) {
    this.first = first;
    this.second = second;
    this.sureFrom = sureFrom;
  }

  /** Opens both; only the first one if its classes are no digits. */
  static DigitNetworks open(ModelFile file, Backend backend, double sureFrom) {
    Model first = backend.newModel(file);
    try {
      Model second = readsDigits(file.spec()) ? backend.newModel(second()) : null;
      return new DigitNetworks(first, second, sureFrom);
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
      Prediction prediction = predictions.get(i);
      double agreement = second == null ? 1 : others.get(i).probability(prediction.label());
      boolean sure = prediction.probability() >= sureFrom && agreement >= AGREED_FROM;
      answers.add(new Answer(prediction, agreement, sure));
    }
    return answers;
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

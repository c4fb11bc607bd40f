package dev.lenet.api.picture;

import dev.lenet.api.Backend;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.internal.file.Resource;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which digits can be relied on. Low probability alone does not tell a letter from a digit,
 * because a network that knows ten classes has no answer for what is in no class. So a second
 * network, LeNet-5 with an eleventh class for marks that are no digit, looks at the same image.
 */
final class Certainty implements AutoCloseable {
  /**
   * Below this probability a digit is not sure. Of the 5,000 validation images of the pretrained
   * model 38 are below, and 13 of the others are misread.
   */
  static final double SURE_FROM = 0.8;

  /**
   * Above this probability of "no digit" a mark is not sure. In the validation of the second
   * network 0.2% of 5,000 digits are above 0.68, and 96.7% of as many marks.
   */
  private static final double NO_DIGIT_UP_TO = 0.68;

  private static final String FILE = "digit-guard.safetensors";
  private static final int DIGITS = 10;

  private final double sureFrom;
  private final @Nullable Model guard;

  private Certainty(double sureFrom, @Nullable Model guard) {
    this.sureFrom = sureFrom;
    this.guard = guard;
  }

  /**
   * For a model of ten classes; other classes are no digits, so probability alone decides there.
   */
  static Certainty of(NetworkSpec spec, double sureFrom, Backend backend) {
    boolean digits = spec.classes() == DIGITS;
    return new Certainty(sureFrom, digits ? backend.newModel(file()) : null);
  }

  private static ModelFile file() {
    return ModelFile.read(new ByteArrayInputStream(Resource.read(Certainty.class, FILE)), FILE);
  }

  /** Whether each prediction can be relied on. */
  List<Boolean> areSure(List<Prediction> predictions, List<Image> images) {
    List<Prediction> marks = guard == null || images.isEmpty() ? List.of() : guard.predict(images);
    List<Boolean> sure = new ArrayList<>(predictions.size());
    for (int i = 0; i < predictions.size(); i++) {
      boolean isDigit = marks.isEmpty() || marks.get(i).probability(DIGITS) <= NO_DIGIT_UP_TO;
      sure.add(isDigit && predictions.get(i).probability() >= sureFrom);
    }
    return sure;
  }

  @Override
  public void close() {
    if (guard != null) {
      guard.close();
    }
  }
}

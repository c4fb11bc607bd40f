package dev.lenet.bench;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.internal.batch.Preprocessor;

/**
 * What both sides of a benchmark work on: images of MNIST, and the recipe {@code lenet5} without
 * validation.
 */
public record Digits(NetworkSpec spec, Dataset toLearn, Dataset toRead) {
  static final int READ = 1_000;

  static Digits load(int learnt) {
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    TrainTestSplit mnist = Datasets.load("mnist");
    return new Digits(
        lenet5.withTraining(lenet5.training().toBuilder().validation(0).epochs(1).build()),
        mnist.train().range(0, learnt),
        mnist.test().range(0, READ));
  }

  /** Network inputs of some images, one behind the other: 32 x 32 values each. */
  public float[] inputs(Dataset images) {
    Preprocessor preprocessor = new Preprocessor(spec.input(), images.imageShape());
    int size = spec.input().shape().size();
    float[] inputs = new float[images.size() * size];
    byte[] pixels = new byte[images.imageShape().size()];
    for (int i = 0; i < images.size(); i++) {
      images.copyPixels(i, pixels, 0);
      preprocessor.apply(pixels, inputs, i * size);
    }
    return inputs;
  }
}

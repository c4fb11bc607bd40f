package dev.lenet.conformance;

import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small made-up data of MNIST's form, and a short training for it. */
final class Samples {
  private static final Shape SHAPE = new Shape(1, 28, 28);
  private static final int CLASSES = 10;

  /** Of a usual training: seven batches an epoch, the last one of 2, and the validation. */
  static final int IMAGES = 36;

  private static final int VALIDATION = 10;
  private static final int BATCH = 4;

  private Samples() {}

  /** What a usual training learns from. */
  static Dataset learnt() {
    return data(IMAGES).range(0, IMAGES - VALIDATION);
  }

  /** What it is validated with. */
  static Dataset validation() {
    return data(IMAGES).range(IMAGES - VALIDATION, IMAGES);
  }

  /** LeNet-5 with a training of two epochs, the last batch of each a partial one. */
  static NetworkSpec lenet5() {
    NetworkSpec spec = Specs.recipe("lenet5");
    return spec.withTraining(
        spec.training().toBuilder().batchSize(BATCH).epochs(2).validation(VALIDATION).build());
  }

  /** The same network with another seed. */
  static NetworkSpec withSeed(NetworkSpec spec, long seed) {
    return spec.withTraining(spec.training().toBuilder().seed(seed).build());
  }

  /** Options with a number of threads. */
  static TrainingOptions threads(int threads) {
    return TrainingOptions.builder().threads(threads).build();
  }

  /** Noise with a bright bar, whose place is the label. */
  static Dataset data(int size) {
    Random random = new Random(size);
    byte[] pixels = new byte[size * SHAPE.size()];
    byte[] labels = new byte[size];
    random.nextBytes(pixels);
    for (int i = 0; i < size; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
      int first = i * SHAPE.size();
      for (int p = 0; p < SHAPE.size(); p++) {
        pixels[first + p] &= 0x3F;
      }
      for (int x = 0; x < SHAPE.width(); x++) {
        pixels[first + (4 + 2 * labels[i]) * SHAPE.width() + x] = (byte) 250;
      }
    }
    return Dataset.of("samples", SHAPE, CLASSES, pixels, labels);
  }

  static List<Image> images(int count) {
    Dataset data = data(count);
    List<Image> images = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      images.add(data.image(i));
    }
    return images;
  }
}

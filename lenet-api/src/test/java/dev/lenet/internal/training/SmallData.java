package dev.lenet.internal.training;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.util.Random;

/** Small data sets that a {@link SoftmaxRegression} can learn. */
final class SmallData {
  static final Shape SHAPE = new Shape(1, 2, 2);

  private SmallData() {}

  /** Bright at the place of the label, noise elsewhere. */
  static Dataset of(int size) {
    Random random = new Random(5);
    byte[] pixels = new byte[size * SHAPE.size()];
    byte[] labels = new byte[size];
    random.nextBytes(pixels);
    for (int i = 0; i < size; i++) {
      for (int p = 0; p < SHAPE.size(); p++) {
        pixels[i * SHAPE.size() + p] &= 0x3F;
      }
      labels[i] = (byte) random.nextInt(SoftmaxRegression.CLASSES);
      pixels[i * SHAPE.size() + labels[i]] = (byte) 200;
    }
    return Dataset.of("test", SHAPE, SoftmaxRegression.CLASSES, pixels, labels);
  }

  static Dataset withLastLabelsChanged(Dataset data, int count) {
    byte[] pixels = new byte[data.size() * SHAPE.size()];
    byte[] labels = new byte[data.size()];
    for (int i = 0; i < data.size(); i++) {
      data.copyPixels(i, pixels, i * SHAPE.size());
      int shift = i < data.size() - count ? 0 : 1;
      labels[i] = (byte) ((data.label(i) + shift) % SoftmaxRegression.CLASSES);
    }
    return Dataset.of("changed", SHAPE, SoftmaxRegression.CLASSES, pixels, labels);
  }
}

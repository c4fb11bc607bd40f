package dev.lenet.soak;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.util.Random;

/** Noise of MNIST's form: what is read does not matter here. */
final class Digits {
  private static final Shape SHAPE = new Shape(1, 28, 28);
  private static final int CLASSES = 10;

  private Digits() {}

  static Dataset noise(int size) {
    Random random = new Random(1);
    byte[] pixels = new byte[size * SHAPE.size()];
    random.nextBytes(pixels);
    byte[] labels = new byte[size];
    for (int i = 0; i < size; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
    }
    return Dataset.of("noise", SHAPE, CLASSES, pixels, labels);
  }
}

package dev.lenet.reference;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.util.Random;

/** A small data set, to be made wrong in one place. */
class WrongDataset implements Dataset {
  private final Dataset right;

  WrongDataset(Dataset right) {
    this.right = right;
  }

  WrongDataset() {
    Shape shape = new Shape(1, 4, 3);
    byte[] pixels = new byte[12 * shape.size()];
    byte[] labels = new byte[12];
    new Random(3).nextBytes(pixels);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % 5);
    }
    this.right = Dataset.of("drawn", shape, 5, pixels, labels);
  }

  @Override
  public String name() {
    return right.name();
  }

  @Override
  public Shape imageShape() {
    return right.imageShape();
  }

  @Override
  public int size() {
    return right.size();
  }

  @Override
  public int classes() {
    return right.classes();
  }

  @Override
  public int label(int index) {
    return right.label(index);
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    right.copyPixels(index, target, offset);
  }
}

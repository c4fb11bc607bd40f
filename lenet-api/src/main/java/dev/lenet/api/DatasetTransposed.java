package dev.lenet.api;

import dev.lenet.api.spec.Shape;
import java.util.List;
import java.util.Objects;

/** Another data set with rows and columns of each image exchanged. */
final class DatasetTransposed implements Dataset {
  private final Dataset original;
  private final Shape shape;

  DatasetTransposed(Dataset original) {
    Shape given = original.imageShape();
    this.original = original;
    this.shape = new Shape(given.channels(), given.width(), given.height());
  }

  @Override
  public String name() {
    return original.name();
  }

  @Override
  public Shape imageShape() {
    return shape;
  }

  @Override
  public int size() {
    return original.size();
  }

  @Override
  public int classes() {
    return original.classes();
  }

  @Override
  public List<String> classNames() {
    return original.classNames();
  }

  @Override
  public int label(int index) {
    return original.label(index);
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    Objects.checkFromIndexSize(offset, shape.size(), target.length);
    byte[] pixels = new byte[shape.size()];
    original.copyPixels(index, pixels, 0);
    int at = offset;
    for (int channel = 0; channel < shape.channels(); channel++) {
      int plane = channel * shape.height() * shape.width();
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          target[at++] = pixels[plane + x * shape.height() + y];
        }
      }
    }
  }

  @Override
  public Dataset transposed() {
    return original;
  }

  @Override
  public String toString() {
    return original + ", rows and columns exchanged";
  }
}

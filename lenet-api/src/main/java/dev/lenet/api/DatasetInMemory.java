package dev.lenet.api;

import dev.lenet.api.spec.Shape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Images and labels in two arrays. */
final class DatasetInMemory implements Dataset {
  private final String name;
  private final Shape imageShape;
  private final int classes;
  private final List<String> classNames;
  private final byte[] pixels;
  private final byte[] labels;

  /** Computed on first use; the arrays never change. */
  private volatile @Nullable String sha256;

  DatasetInMemory(
      String name,
      Shape imageShape,
      int classes,
      List<String> classNames,
      byte[] pixels,
      byte[] labels) {
    if (pixels.length != (long) labels.length * imageShape.size()) {
      throw new IllegalArgumentException(
          "%d labels need %d pixels in images of %s, but there are %d"
              .formatted(
                  labels.length,
                  (long) labels.length * imageShape.size(),
                  imageShape,
                  pixels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (Byte.toUnsignedInt(labels[i]) >= classes) {
        throw new IllegalArgumentException(
            "The label of image %d is %d, but there are only %d classes"
                .formatted(i, Byte.toUnsignedInt(labels[i]), classes));
      }
    }
    this.name = name;
    this.imageShape = imageShape;
    this.classes = classes;
    this.classNames = List.copyOf(classNames);
    this.pixels = pixels;
    this.labels = labels;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Shape imageShape() {
    return imageShape;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int index) {
    return Byte.toUnsignedInt(labels[index]);
  }

  @Override
  public String sha256() {
    String known = sha256;
    if (known == null) {
      known = Dataset.super.sha256();
      sha256 = known;
    }
    return known;
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    Objects.checkIndex(index, labels.length);
    int length = imageShape.size();
    System.arraycopy(pixels, index * length, target, offset, length);
  }

  @Override
  public String toString() {
    return "%s: %d images of %s, %d classes".formatted(name, size(), imageShape, classes);
  }
}

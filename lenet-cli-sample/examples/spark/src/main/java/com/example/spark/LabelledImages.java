package com.example.spark;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.io.Serializable;

/** A data set that Spark can send to executors. Immutable, and safe for several threads. */
final class LabelledImages implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int channels;
  private final int height;
  private final int width;
  private final int classes;
  private final byte[] pixels;
  private final byte[] labels;
  private transient Dataset dataset;

  private LabelledImages(String name, Shape shape, int classes, byte[] pixels, byte[] labels) {
    this.name = name;
    this.channels = shape.channels();
    this.height = shape.height();
    this.width = shape.width();
    this.classes = classes;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** Of arrays, which are not copied. */
  static LabelledImages of(String name, Shape shape, int classes, byte[] pixels, byte[] labels) {
    return new LabelledImages(name, shape, classes, pixels, labels);
  }

  /** Copies a data set. */
  static LabelledImages of(Dataset images) {
    int size = images.imageShape().size();
    byte[] pixels = new byte[Math.multiplyExact(images.size(), size)];
    byte[] labels = new byte[images.size()];
    for (int i = 0; i < labels.length; i++) {
      images.copyPixels(i, pixels, i * size);
      labels[i] = (byte) images.label(i);
    }
    return new LabelledImages(images.name(), images.imageShape(), images.classes(), pixels, labels);
  }

  /** The data set, always the same object in a JVM, as it is checked once. Copies nothing. */
  synchronized Dataset toDataset() {
    if (dataset == null) {
      dataset = Dataset.of(name, new Shape(channels, height, width), classes, pixels, labels);
    }
    return dataset;
  }
}

package dev.lenet.data;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.util.List;

/**
 * The classes of a data set.
 *
 * @param count the number of classes
 * @param names the name of each; empty if they have only numbers
 */
record Classes(int count, List<String> names) {
  /** Classes that have only numbers. */
  static Classes numbered(int count) {
    return new Classes(count, List.of());
  }

  /** A data set of images of these classes. */
  Dataset dataset(String name, Shape imageShape, byte[] pixels, byte[] labels) {
    return names.isEmpty()
        ? Dataset.of(name, imageShape, count, pixels, labels)
        : Dataset.of(name, imageShape, names, pixels, labels);
  }
}

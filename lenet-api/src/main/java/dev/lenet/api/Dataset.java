package dev.lenet.api;

import dev.lenet.api.spec.Shape;
import dev.lenet.internal.file.Sha256;
import java.security.MessageDigest;
import java.util.List;

/**
 * Labelled images of one size, held as bytes. Safe for use by several threads.
 *
 * <p>Index 0 is the first image of the file; {@code index} always lies in [0, {@link #size}).
 */
public interface Dataset {
  /** The name that reports show, for example {@code mnist/train}. */
  String name();

  /** Channels, height and width of every image. */
  Shape imageShape();

  /** Number of images. */
  int size();

  /** Number of classes; labels lie in [0, classes). */
  int classes();

  /**
   * The names of the classes, in the order of their labels; empty if the classes have only numbers.
   */
  default List<String> classNames() {
    return List.of();
  }

  /** The class of one image. */
  int label(int index);

  /**
   * Copies one image's pixels (unsigned bytes, see {@link Image}) to a caller's array.
   *
   * @throws IndexOutOfBoundsException if the index is out of range, or the array is too short
   */
  void copyPixels(int index, byte[] target, int offset);

  /** A copy of one image. */
  default Image image(int index) {
    byte[] pixels = new byte[imageShape().size()];
    copyPixels(index, pixels, 0);
    return new Image(imageShape(), pixels);
  }

  /**
   * SHA-256, in lower-case hexadecimal, of all pixels in order and then all labels, a byte each.
   * The same images give the same value, whatever kind of file they come from.
   */
  default String sha256() {
    MessageDigest digest = Sha256.newDigest();
    byte[] pixels = new byte[imageShape().size()];
    for (int i = 0; i < size(); i++) {
      copyPixels(i, pixels, 0);
      digest.update(pixels);
    }
    for (int i = 0; i < size(); i++) {
      digest.update((byte) label(i));
    }
    return Sha256.hex(digest);
  }

  /**
   * A view of the images from {@code from}, inclusive, to {@code to}, exclusive. Copies nothing.
   *
   * @throws IndexOutOfBoundsException if the range is not within the data set
   */
  default Dataset range(int from, int to) {
    return from == 0 && to == size() ? this : new DatasetRange(this, from, to);
  }

  /**
   * A view with rows and columns of each image exchanged, as the files of EMNIST need it. Copies
   * nothing. The view has the name of this data set, and another {@link #sha256}.
   */
  default Dataset transposed() {
    return new DatasetTransposed(this);
  }

  /**
   * Makes a data set of arrays in which the images follow each other. The arrays are not copied; do
   * not change them afterwards.
   *
   * @param labels one unsigned byte for each image
   * @throws IllegalArgumentException if the arrays do not fit together or a label is not below
   *     {@code classes}
   */
  static Dataset of(String name, Shape imageShape, int classes, byte[] pixels, byte[] labels) {
    return new DatasetInMemory(name, imageShape, classes, List.of(), pixels, labels);
  }

  /**
   * Makes a data set whose classes have names. The arrays are not copied; do not change them
   * afterwards.
   *
   * @param classNames one name for each class, in the order of the labels
   * @param labels one unsigned byte for each image
   * @throws IllegalArgumentException if the arrays do not fit together or a label has no name
   */
  static Dataset of(
      String name, Shape imageShape, List<String> classNames, byte[] pixels, byte[] labels) {
    return new DatasetInMemory(name, imageShape, classNames.size(), classNames, pixels, labels);
  }
}

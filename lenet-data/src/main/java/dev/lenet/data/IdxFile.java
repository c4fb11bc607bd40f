package dev.lenet.data;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * The content of an IDX file of unsigned bytes, the form that MNIST is published in: a magic number
 * that tells type and number of dimensions, the dimensions (big-endian), the values. It is an error
 * if the file is shorter or longer than its header says.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTE = 0x08;

  private static final int BLOCK = 1 << 17;

  private final DataFile file;
  private final int[] dimensions;
  private final byte[] values;

  private IdxFile(DataFile file, int dimensionCount, InputStream in) throws IOException {
    this.file = file;
    this.dimensions = new int[dimensionCount];
    this.values = readValues(in, readHeader(in));
  }

  /** Reads number of images, height, width, and the pixels. */
  static IdxFile images(DataFile file) {
    return file.read(in -> new IdxFile(file, 3, in));
  }

  /** Reads number of labels and the labels. */
  static IdxFile labels(DataFile file) {
    return file.read(in -> new IdxFile(file, 1, in));
  }

  /** Combines the images of one file with the labels of another. */
  static Dataset join(String name, IdxFile images, IdxFile labels, Classes classes) {
    if (images.dimensions[0] != labels.dimensions[0]) {
      throw labels.file.damaged(
          "has %d labels, but %s has %d images: the two files do not belong together"
              .formatted(labels.dimensions[0], images.file.name(), images.dimensions[0]));
    }
    for (int i = 0; i < labels.values.length; i++) {
      labels.file.checkLabel(Byte.toUnsignedInt(labels.values[i]), classes.count(), "index " + i);
    }
    Shape shape = new Shape(1, images.dimensions[1], images.dimensions[2]);
    return classes.dataset(name, shape, images.values, labels.values);
  }

  private int headerLength() {
    return Integer.BYTES * (1 + dimensions.length);
  }

  /** Checks the header and keeps the dimensions. Returns the number of values that must follow. */
  private int readHeader(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(headerLength());
    if (bytes.length < headerLength()) {
      throw file.damaged(
          "is cut off: found %d bytes, but an IDX header has %d"
              .formatted(bytes.length, headerLength()));
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int magic = UNSIGNED_BYTE << 8 | dimensions.length;
    int found = header.getInt();
    if (found != magic) {
      throw file.damaged(
          ("is not an IDX file of unsigned bytes in %d dimension(s): the magic number is 0x%08X,"
                  + " expected 0x%08X (a compressed file's name must end in .gz)")
              .formatted(dimensions.length, found, magic));
    }
    long count = 1;
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = header.getInt();
      long longest = DataFile.LONGEST_ARRAY / count;
      if (i > 0) {
        longest = Math.min(longest, DataFile.LARGEST_IMAGE * (long) dimensions[0] / count);
      }
      if (dimensions[i] < 1 || dimensions[i] > longest) {
        throw file.damaged(
            "announces a size of %d in dimension %d, allowed are 1 to %d"
                .formatted(Integer.toUnsignedLong(dimensions[i]), i + 1, longest));
      }
      count *= dimensions[i];
    }
    return (int) count;
  }

  private byte[] readValues(InputStream in, int count) throws IOException {
    long possible = file.longestContent() - headerLength();
    if (possible < count) {
      throw cutOff(count, "no more than " + possible + " can be in the file");
    }
    long there = file.countContent(headerLength() + (long) count) - headerLength();
    if (there < count) {
      throw cutOff(count, "only " + there + " do");
    }
    byte[] bytes = file.newArray(count);
    int arrived = 0;
    while (arrived < count) {
      // In blocks: the JDK keeps a buffer outside the heap as long as the longest read.
      int n = in.readNBytes(bytes, arrived, Math.min(BLOCK, count - arrived));
      if (n == 0) {
        throw cutOff(count, "only " + arrived + " do");
      }
      arrived += n;
    }
    if (in.read() >= 0) {
      throw file.damaged(
          "is too long: its header announces %s, but more than %d bytes follow"
              .formatted(announced(), count));
    }
    return bytes;
  }

  private RuntimeException cutOff(int expected, String found) {
    return file.damaged(
        "is cut off: its header announces %s, so %d bytes must follow, but %s"
            .formatted(announced(), expected, found));
  }

  private String announced() {
    return dimensions.length == 1
        ? dimensions[0] + " labels"
        : "%d images of %dx%d".formatted(dimensions[0], dimensions[1], dimensions[2]);
  }
}

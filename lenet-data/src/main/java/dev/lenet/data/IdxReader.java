package dev.lenet.data;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Reads a data set from a pair of IDX files of unsigned bytes, the form that MNIST is published in: a magic number that
 * tells type and number of dimensions, the dimensions (big-endian), the values. Anything that the header does not
 * announce, or announces and does not deliver, is an error.
 */
final class IdxReader {
  private static final int UNSIGNED_BYTE = 0x08;

  /** The longest array that every JVM grants. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final DataFile file;
  private final int[] dimensions;

  private IdxReader(Path path, int dimensionCount) {
    this.file = new DataFile(path);
    this.dimensions = new int[dimensionCount];
  }

  /** The images of one file with the labels of the other. */
  static Dataset read(String name, Path images, Path labels, int classes) {
    IdxReader imageReader = new IdxReader(images, 3);
    IdxReader labelReader = new IdxReader(labels, 1);
    byte[] classOf = labelReader.values();
    for (int i = 0; i < classOf.length; i++) {
      labelReader.file.checkLabel(classOf[i] & 0xFF, classes, "index " + i);
    }
    byte[] pixels = imageReader.values();
    int[] size = imageReader.dimensions;
    if (size[0] != classOf.length) {
      throw labelReader.file.damaged(
          "has %d labels, but %s has %d images: the two files do not belong together"
              .formatted(classOf.length, images, size[0]));
    }
    return Dataset.of(name, new Shape(1, size[1], size[2]), classes, pixels, classOf);
  }

  private byte[] values() {
    try (InputStream in = file.open()) {
      int count = readHeader(in);
      // Grows with what arrives, so that a header that lies costs no memory.
      byte[] values = in.readNBytes(count);
      if (values.length < count) {
        throw file.damaged(
            "is cut off: its header announces %s, so %d bytes must follow, but only %d do"
                .formatted(announced(), count, values.length));
      }
      if (in.read() >= 0) {
        throw file.damaged(
            "is too long: its header announces %s, but more than %d bytes follow"
                .formatted(announced(), count));
      }
      return values;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** Checks the header and keeps the dimensions; the number of values that must follow. */
  private int readHeader(InputStream in) throws IOException {
    int length = Integer.BYTES * (1 + dimensions.length);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw file.damaged(
          "is cut off: an IDX header has %d bytes, found are %d".formatted(length, bytes.length));
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int magic = UNSIGNED_BYTE << 8 | dimensions.length;
    int found = header.getInt();
    if (found != magic) {
      throw file.damaged(
          ("is not an IDX file of unsigned bytes in %d dimension(s): the magic number is 0x%08X,"
                  + " expected is 0x%08X (a compressed file's name must end in .gz)")
              .formatted(dimensions.length, found, magic));
    }
    long count = 1;
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = header.getInt();
      if (dimensions[i] < 1 || count * dimensions[i] > LONGEST_ARRAY) {
        throw file.damaged(
            "announces a size of %d in dimension %d, allowed are 1 to %d there"
                .formatted(
                    Integer.toUnsignedLong(dimensions[i]), i + 1, LONGEST_ARRAY / count));
      }
      count *= dimensions[i];
    }
    return (int) count;
  }

  private String announced() {
    return dimensions.length == 1
        ? dimensions[0] + " labels"
        : "%d images of %dx%d".formatted(dimensions[0], dimensions[1], dimensions[2]);
  }
}

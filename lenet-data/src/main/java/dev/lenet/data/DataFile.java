package dev.lenet.data;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.file.Sha256;
import dev.lenet.internal.text.Foreign;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * One file of a data set, gzipped if its name ends in {@code .gz}: opens it, checks it, and makes
 * its errors.
 *
 * @param published the only content that is accepted, decompressed; null to accept any
 */
record DataFile(Path path, @Nullable PublishedFile published) {
  /** The most values of an image, which is also the most that a network takes. */
  static final int LARGEST_IMAGE = 1 << 24;

  /** The longest array that every JVM can allocate. */
  static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Deflate's best compression: a gzip file cannot hold more than this many times its size. */
  private static final long BEST_COMPRESSION = 1032;

  /** Above what images reach: MNIST's are compressed to a fifth. */
  private static final long USUAL_COMPRESSION = 16;

  /** Reads the decompressed bytes, to the end if they must be checked. */
  interface Content<T> {
    T read(InputStream in) throws IOException;
  }

  /** A file that may have any content. */
  static DataFile any(Path path) {
    return new DataFile(path, null);
  }

  /**
   * Reads the decompressed bytes with {@code content}, and checks that they are the right ones.
   *
   * @throws DataException if the file is missing, cannot be read, or is damaged
   */
  <T> T read(Content<T> content) {
    requireFile();
    try (InputStream in = isGzip() ? Gunzip.open(path) : Files.newInputStream(path)) {
      return published == null ? content.read(in) : readChecked(content, in, published.sha256());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Opening a folder would give a misleading reason, and a pipe or a device may have no end. */
  private void requireFile() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      String kind = Files.isDirectory(path) ? "a folder, not a file" : "not a regular file";
      throw new DataException(ErrorCode.DATA_MISSING, name() + " is " + kind);
    }
  }

  private <T> T readChecked(Content<T> content, InputStream in, String expected)
      throws IOException {
    MessageDigest digest = Sha256.newDigest();
    T value = content.read(new DigestInputStream(in, digest));
    String found = Sha256.hex(digest);
    if (!found.equals(expected)) {
      throw damaged(
          "is not the published file: its SHA-256 is %s, expected %s".formatted(found, expected));
    }
    return value;
  }

  /** The most decompressed bytes that can be in the file. */
  long longestContent() throws IOException {
    long size = Files.size(path);
    long longest = isGzip() ? size * BEST_COMPRESSION : size;
    return published == null ? longest : Math.min(longest, published.length());
  }

  /**
   * The number of decompressed bytes, at most {@code enough}. Counts them only if the file is so
   * small that they would be compressed better than images are; else returns {@code enough}.
   */
  long countContent(long enough) throws IOException {
    if (!isGzip() || enough <= Files.size(path) * USUAL_COMPRESSION) {
      return enough;
    }
    try (InputStream in = Gunzip.open(path)) {
      byte[] block = new byte[1 << 16];
      long count = 0;
      for (int n = 0; n >= 0 && count < enough; n = in.read(block)) {
        count += n;
      }
      return count;
    }
  }

  /**
   * Allocates memory for values that are known to be in the file.
   *
   * @throws DataException if there is not enough memory
   */
  byte[] newArray(int length) {
    try {
      return new byte[length];
    } catch (OutOfMemoryError e) {
      throw new DataException(
          ErrorCode.DATA_MISSING,
          "%s needs %d bytes of memory, more than this process has: give it more with Java's option -Xmx"
              .formatted(name(), length),
          e);
    }
  }

  /** The file's name as messages show it. */
  String name() {
    return Foreign.file(path);
  }

  /**
   * The file does not follow its format. {@code problem} continues a sentence that begins with the
   * name of the file.
   */
  DataException damaged(String problem) {
    return new DataException(ErrorCode.DATA_DAMAGED, name() + " " + problem);
  }

  /** Labels must be below the number of classes; {@code place} says where the label is. */
  void checkLabel(int label, int classes, String place) {
    if (label >= classes) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "%s has the label %d at %s, but there are %d classes: allowed are 0 to %d"
              .formatted(name(), label, place, classes, classes - 1));
    }
  }

  private boolean isGzip() {
    return path.toString().endsWith(".gz");
  }

  private DataException unreadable(IOException e) {
    if (e instanceof NoSuchFileException) {
      return new DataException(ErrorCode.DATA_MISSING, name() + " is missing", e);
    }
    if (isGzip() && (e instanceof EOFException || e instanceof ZipException)) {
      return new DataException(
          ErrorCode.DATA_DAMAGED,
          name() + " is not a whole gzip file, as its name says: " + e.getMessage(),
          e);
    }
    return new DataException(
        ErrorCode.DATA_MISSING, name() + " cannot be read: " + FileReason.of(e), e);
  }
}

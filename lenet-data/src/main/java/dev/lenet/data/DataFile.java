package dev.lenet.data;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.file.FileReason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * One file of a data set, gzipped if its name ends in {@code .gz}: opens it, checks it and words
 * its errors.
 *
 * @param sha256 the only content that is accepted, decompressed; null: any
 */
record DataFile(Path path, @Nullable String sha256) {
  /** Deflate cannot do better, so a gzip file cannot hold more than this many times its size. */
  private static final long BEST_COMPRESSION = 1032;

  /** Reads the decompressed bytes, to their end if they are to be checked. */
  interface Content<T> {
    T read(InputStream in) throws IOException;
  }

  /** A file that may have any content. */
  static DataFile any(Path path) {
    return new DataFile(path, null);
  }

  /**
   * What {@code content} makes of the decompressed bytes, once they are known to be the right ones.
   *
   * @throws DataException if the file is not there, cannot be read, or is damaged
   */
  <T> T read(Content<T> content) {
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = isGzip() ? new GZIPInputStream(raw, 1 << 16) : raw) {
      return sha256 == null ? content.read(in) : readChecked(content, in, sha256);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private <T> T readChecked(Content<T> content, InputStream in, String expected)
      throws IOException {
    MessageDigest digest = Sha256.newDigest();
    T value = content.read(new DigestInputStream(in, digest));
    String found = Sha256.hex(digest);
    if (!found.equals(expected)) {
      throw damaged(
          "is not the published file: its SHA-256 is %s, expected is %s"
              .formatted(found, expected));
    }
    return value;
  }

  /** No more decompressed bytes than this can be in the file. */
  long longestContent() throws IOException {
    long size = Files.size(path);
    return isGzip() ? size * BEST_COMPRESSION : size;
  }

  /** The file is not what its format says; {@code problem} goes on a sentence that names it. */
  DataException damaged(String problem) {
    return new DataException(ErrorCode.DATA_DAMAGED, path + " " + problem);
  }

  /** Labels must be below the number of classes; {@code place} says where this one stands. */
  void checkLabel(int label, int classes, String place) {
    if (label >= classes) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "%s has the label %d at %s, but %d classes were asked for: allowed are 0 to %d"
              .formatted(path, label, place, classes, classes - 1));
    }
  }

  private boolean isGzip() {
    return path.toString().endsWith(".gz");
  }

  private DataException unreadable(IOException e) {
    if (e instanceof NoSuchFileException) {
      return new DataException(ErrorCode.DATA_MISSING, path + " is missing", e);
    }
    if (isGzip() && (e instanceof EOFException || e instanceof ZipException)) {
      return new DataException(
          ErrorCode.DATA_DAMAGED,
          path + " is not a whole gzip file, as its name says: " + e.getMessage(),
          e);
    }
    return new DataException(
        ErrorCode.DATA_MISSING, path + " cannot be read: " + FileReason.of(e), e);
  }
}

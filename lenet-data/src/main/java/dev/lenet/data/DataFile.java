package dev.lenet.data;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file of a data set, gzipped if its name ends in {@code .gz}: opens it and words its errors. */
record DataFile(Path path) {
  /** The decompressed bytes. */
  InputStream open() throws IOException {
    InputStream in = Files.newInputStream(path);
    if (!path.toString().endsWith(".gz")) {
      return in;
    }
    try {
      return new GZIPInputStream(in, 1 << 16);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The file is not what its format says; {@code problem} goes on a sentence that names it. */
  DataException damaged(String problem) {
    return new DataException(ErrorCode.DATA_DAMAGED, path + " " + problem);
  }

  /** The file could not be read to its end. */
  DataException unreadable(IOException e) {
    if (e instanceof EOFException || e instanceof ZipException) {
      return new DataException(
          ErrorCode.DATA_DAMAGED,
          path + " is not a complete gzip file, as its name says: " + e.getMessage(),
          e);
    }
    return new DataException(ErrorCode.DATA_MISSING, path + " cannot be read: " + e, e);
  }

  /** Refuses a label that is not below the number of classes; {@code place} says where it stands. */
  void checkLabel(int label, int classes, String place) {
    if (label >= classes) {
      throw damaged(
          "has the label %d at %s, allowed are 0 to %d (%d classes)"
              .formatted(label, place, classes - 1, classes));
    }
  }
}

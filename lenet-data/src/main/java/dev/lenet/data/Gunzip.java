package dev.lenet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Decompresses a gzip file, and checks that it ends where the file ends. */
final class Gunzip extends GZIPInputStream {
  private static final int BLOCK = 1 << 16;
  private static final int TRAILER = 8;

  private Gunzip(InputStream packed) throws IOException {
    super(packed, BLOCK);
  }

  /** Opens a file; it is closed again if it is not gzipped. */
  static InputStream open(Path file) throws IOException {
    InputStream packed = Files.newInputStream(file);
    try {
      return new Gunzip(packed);
    } catch (IOException | RuntimeException | Error e) {
      packed.close();
      throw e;
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n;
    try {
      n = super.read(target, offset, length);
    } catch (StackOverflowError e) {
      // the JDK calls itself recursively for every empty part
      throw (IOException) new ZipException("it has too many empty parts").initCause(e);
    }
    if (n < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
      throw new ZipException("something else follows the compressed data");
    }
    return n;
  }
}

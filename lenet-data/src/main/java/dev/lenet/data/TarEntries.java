package dev.lenet.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.io.InputStream;

/**
 * Steps through the entries of a tar archive: a block of 512 bytes with name and size, then the
 * content, filled up to whole blocks. Names longer than 100 bytes, links and similar entries are
 * not supported. They are not needed here, and a checksum verifies every file that is used.
 */
final class TarEntries {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int OCTAL = 8;

  private final InputStream in;
  private final long longest;
  private long left;
  private String name = "";
  private long unread;
  private int padding;

  TarEntries(InputStream in, long longest) {
    this.in = in;
    this.longest = longest;
    this.left = longest;
  }

  /**
   * Goes to the next entry; false at the end of the archive.
   *
   * @throws IOException if this is not a tar archive, it is cut off, or its entries are too long
   */
  boolean next() throws IOException {
    in.skipNBytes(unread + padding);
    byte[] header = in.readNBytes(BLOCK);
    if (header.length < BLOCK || header[0] == 0) {
      return false;
    }
    name = text(header, 0, NAME_LENGTH);
    String size = text(header, SIZE_AT, SIZE_LENGTH).strip();
    try {
      unread = Long.parseUnsignedLong(size, OCTAL);
    } catch (NumberFormatException e) {
      throw new IOException(
          "not a tar archive: an entry's size is '" + Foreign.text(size) + "'", e);
    }
    padding = (int) (-unread & BLOCK - 1);
    left -= BLOCK + unread + padding;
    if (left < 0) {
      throw new IOException("the package holds more than %d bytes".formatted(longest));
    }
    return true;
  }

  private static String text(byte[] header, int from, int length) {
    String text = new String(header, from, length, ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** The entry's path in the archive. */
  String name() {
    return name;
  }

  /** The entry's bytes. Read them before you go to the next entry. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int n = unread == 0 ? -1 : in.read(target, offset, (int) Math.min(length, unread));
        unread -= Math.max(0, n);
        return n;
      }
    };
  }
}

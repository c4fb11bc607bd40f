package dev.lenet.cli.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * A PNG file without the chunks that its pixels do not need, because a text chunk may inflate to
 * gigabytes.
 *
 * @param bytes what is left of the file
 * @param transparentGray the transparent gray, scaled to 0 to 255, if the file has grays of fewer
 *     than 8 bits, because Java's reader gets it wrong; else -1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PngChunks(byte[] bytes, int transparentGray) {
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int TRNS = 0x74524E53;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final Set<Integer> NEEDED = Set.of(IHDR, PLTE, TRNS, IDAT, IEND);

  private static final int SIGNATURE = 8;

  /** Length, type and checksum of a chunk. */
  private static final int AROUND = 12;

  private static final int BITS_AT = 24;
  private static final int COLOUR_TYPE_AT = 25;
  private static final int GRAY = 0;

  /** A chunk that claims to be longer than the file is left out, with everything after it. */
  static PngChunks of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    ByteBuffer out = ByteBuffer.allocate(file.length);
    int gray = -1;
    int at = Math.min(SIGNATURE, file.length);
    out.put(file, 0, at);
    while (file.length - at >= AROUND) {
      int length = in.getInt(at);
      int type = in.getInt(at + Integer.BYTES);
      if (length < 0 || length > file.length - at - AROUND) {
        break;
      }
      if (type == TRNS && length == Short.BYTES) {
        gray = scaled(file, in.getShort(at + 2 * Integer.BYTES));
      }
      if (NEEDED.contains(type)) {
        out.put(file, at, AROUND + length);
      }
      at += AROUND + length;
    }
    return new PngChunks(Arrays.copyOf(out.array(), out.position()), gray);
  }

  private static int scaled(byte[] file, int gray) {
    if (file.length <= COLOUR_TYPE_AT) {
      return -1;
    }
    int bits = file[BITS_AT];
    if (file[COLOUR_TYPE_AT] != GRAY || bits < 1 || bits >= Byte.SIZE) {
      return -1;
    }
    int white = (1 << bits) - 1;
    return (gray & white) * 255 / white;
  }
}

package dev.lenet.internal.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;

/** Takes a PNG file apart. */
final class PngChunks {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int EXIF = 0x65584966;
  private static final int TRNS = 0x74524E53;

  /** IHDR, PLTE, tRNS, IDAT, IEND. */
  private static final Set<Integer> NEEDED =
      Set.of(0x49484452, 0x504C5445, TRNS, 0x49444154, 0x49454E44);

  /** Length and type of a chunk. Its content follows, then its checksum. */
  private static final int BEFORE = 8;

  private static final int AROUND = 12;
  private static final int BITS_AT = 24;
  private static final int COLOUR_TYPE_AT = 25;

  private PngChunks() {}

  static boolean isPng(byte[] file) {
    return file.length >= Long.BYTES && ByteBuffer.wrap(file).getLong() == SIGNATURE;
  }

  /**
   * Keeps the chunks that pixels need.
   *
   * @throws IOException if the file ends within a chunk, or a needed chunk is damaged
   */
  static FileParts read(byte[] file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file);
    ByteBuffer out = ByteBuffer.allocate(file.length).putLong(SIGNATURE);
    int orientation = Exif.UPRIGHT;
    int transparentGray = -1;
    int length;
    for (int at = Long.BYTES; file.length - at >= AROUND; at += AROUND + length) {
      length = in.getInt(at);
      if (length < 0 || length > file.length - at - AROUND) {
        throw new IOException("it ends within a chunk");
      }
      int type = in.getInt(at + Integer.BYTES);
      if (NEEDED.contains(type)) {
        requireChecksum(in, at, length);
        out.put(file, at, AROUND + length);
      }
      if (type == EXIF) {
        orientation = Exif.orientation(in.slice(at + BEFORE, length));
      } else if (type == TRNS && length == Short.BYTES) {
        transparentGray = scaled(in.getShort(at + BEFORE), file[COLOUR_TYPE_AT], file[BITS_AT]);
      }
    }
    return new FileParts(out.array(), out.position(), orientation, transparentGray, null);
  }

  private static void requireChecksum(ByteBuffer in, int at, int length) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(in.slice(at + Integer.BYTES, Integer.BYTES + length));
    if ((int) sum.getValue() != in.getInt(at + BEFORE + length)) {
      throw new IOException("the chunk at byte " + at + " does not have its checksum");
    }
  }

  /** Java's reader gets the transparent gray wrong where grays have fewer than 8 bits. */
  private static int scaled(int gray, int colourType, int bits) {
    int white = (1 << bits) - 1;
    return colourType == 0 && bits >= 1 && bits < Byte.SIZE ? (gray & white) * 255 / white : -1;
  }
}

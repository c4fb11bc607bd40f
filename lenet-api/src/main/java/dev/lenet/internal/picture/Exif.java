package dev.lenet.internal.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the orientation in Exif data, which have the form of a TIFF file (CIPA DC-008, 4.6.4). */
final class Exif {
  static final int UPRIGHT = 1;

  private static final int INTEL = 0x49492A00;
  private static final int MOTOROLA = 0x4D4D002A;
  private static final int HEADER = 8;
  private static final int ORIENTATION = 0x112;
  private static final int ENTRY = 12;
  private static final int VALUE_AT = 8;

  private Exif() {}

  /** From 1 to 8; 1, upright, if the data have no orientation or are damaged. */
  static int orientation(ByteBuffer tiff) {
    int kind = tiff.limit() < HEADER ? 0 : tiff.getInt(0);
    if (kind != INTEL && kind != MOTOROLA) {
      return UPRIGHT;
    }
    tiff.order(kind == INTEL ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int at = tiff.getInt(Integer.BYTES);
    if (at < HEADER || at > tiff.limit() - Short.BYTES) {
      return UPRIGHT;
    }
    int end = Math.min(at + Short.BYTES + tiff.getChar(at) * ENTRY, tiff.limit());
    for (at += Short.BYTES; at <= end - ENTRY; at += ENTRY) {
      if (tiff.getShort(at) == ORIENTATION) {
        int orientation = tiff.getShort(at + VALUE_AT);
        return orientation >= UPRIGHT && orientation <= 8 ? orientation : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}

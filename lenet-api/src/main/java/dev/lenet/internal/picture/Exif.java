package dev.lenet.internal.picture;

import dev.lenet.internal.ink.Plane;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the orientation in Exif data, which have the form of a TIFF file (CIPA DC-008, 4.6.4), and
 * turns pictures by it.
 */
final class Exif {
  static final int UPRIGHT = 1;

  /** In the orientations after this one, columns are stored as rows. */
  static final int LAST_STANDING = 4;

  private static final int INTEL = 0x49492A00;
  private static final int MOTOROLA = 0x4D4D002A;
  private static final int HEADER = 8;
  private static final int ORIENTATION = 0x112;
  private static final int ENTRY = 12;
  private static final int VALUE_AT = 8;

  /** Columns that are turned at a time, so few that the processor's cache holds them. */
  private static final int STRIP = 64;

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

  /** The upright picture, of one that is stored in an orientation from 1 to 8. */
  static Plane upright(Plane stored, int orientation) {
    if (orientation == UPRIGHT) {
      return stored;
    }
    int width = stored.width();
    int height = stored.height();
    boolean fromRight = orientation == 2 || orientation == 3 || orientation >= 7;
    boolean fromBottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int start = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
    int column = fromRight ? -1 : 1;
    int row = fromBottom ? -width : width;
    return orientation <= LAST_STANDING
        ? new Plane(width, height, walk(stored.values(), width, start, column, row))
        : new Plane(height, width, walk(stored.values(), height, start, row, column));
  }

  /** The pixels met on a walk with these steps from pixel to pixel and from row to row. */
  private static byte[] walk(byte[] pixels, int width, int start, int step, int rowStep) {
    byte[] met = new byte[pixels.length];
    for (int left = 0; left < width; left += STRIP) {
      int right = Math.min(left + STRIP, width);
      for (int y = 0; y < pixels.length / width; y++) {
        for (int x = left; x < right; x++) {
          met[y * width + x] = pixels[start + y * rowStep + x * step];
        }
      }
    }
    return met;
  }
}

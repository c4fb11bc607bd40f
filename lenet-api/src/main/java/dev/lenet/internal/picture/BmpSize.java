package dev.lenet.internal.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The size that a BMP file says to have: ImageIO calls a file damaged if that is too large. */
final class BmpSize {
  private static final int HEADER = 14;
  private static final int WIDTH = 18;
  private static final int END = 26;

  /** A header of this length has 16 bits for each number, all others have 32. */
  private static final int SHORT_HEADER = 12;

  private BmpSize() {}

  /** Throws an exception if the file is a BMP that says to have too many pixels. */
  static void require(byte[] file, String source) {
    if (file.length < END || file[0] != 'B' || file[1] != 'M') {
      return;
    }
    ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (fields.getInt(HEADER) == SHORT_HEADER) {
      return; // not even 65,536 pixels on a side
    }
    int width = fields.getInt(WIDTH);
    // a negative height is of a picture whose rows begin at the top
    int height = Math.abs(Math.max(fields.getInt(WIDTH + Integer.BYTES), -Integer.MAX_VALUE));
    if (width > 0) {
      PictureFiles.requirePixels(width, height, source);
    }
  }
}

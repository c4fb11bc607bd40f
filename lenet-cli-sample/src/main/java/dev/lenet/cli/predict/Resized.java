package dev.lenet.cli.predict;

/** Brings unsigned bytes in rows to another size: a mean of pixels, or a pixel several times. */
public final class Resized {
  private Resized() {}

  /** The new pixels row by row, each from 0 to 255. */
  public static int[] of(byte[] pixels, int width, int height, int newWidth, int newHeight) {
    int[] resized = new int[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      int top = from(y, height, newHeight);
      int bottom = Math.max(top + 1, from(y + 1, height, newHeight));
      for (int x = 0; x < newWidth; x++) {
        int left = from(x, width, newWidth);
        int right = Math.max(left + 1, from(x + 1, width, newWidth));
        int sum = 0;
        for (int row = top; row < bottom; row++) {
          for (int column = left; column < right; column++) {
            sum += Byte.toUnsignedInt(pixels[row * width + column]);
          }
        }
        resized[y * newWidth + x] = sum / ((bottom - top) * (right - left));
      }
    }
    return resized;
  }

  private static int from(int index, int size, int newSize) {
    return (int) ((long) index * size / newSize);
  }
}

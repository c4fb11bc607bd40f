package dev.lenet.internal.picture;

/**
 * Gray pixels, row by row, 0 black, 255 white.
 *
 * @param scale by how much they were shrunk
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Grays(int width, int height, byte[] pixels, int scale) {
  private static final int STRIP = 64;

  /** Each square of that many pixels in either direction becomes one, their mean. */
  Grays shrunk(int by) {
    int boxWidth = Math.min(by, width);
    int boxHeight = Math.min(by, height);
    int across = width / boxWidth;
    int down = height / boxHeight;
    byte[] means = new byte[across * down];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        int corner = y * boxHeight * width + x * boxWidth;
        means[y * across + x] = mean(corner, boxWidth, boxHeight);
      }
    }
    return new Grays(across, down, means, scale * by);
  }

  private byte mean(int corner, int boxWidth, int boxHeight) {
    int sum = boxWidth * boxHeight / 2;
    for (int y = 0; y < boxHeight; y++) {
      for (int x = 0; x < boxWidth; x++) {
        sum += pixels[corner + y * width + x] & 0xFF;
      }
    }
    return (byte) (sum / (boxWidth * boxHeight));
  }

  /**
   * The upright picture.
   *
   * @param orientation which of the eight of Exif these pixels have, from 1, upright, to 8
   */
  Grays turned(int orientation) {
    boolean fromRight = orientation == 2 || orientation == 3 || orientation >= 7;
    boolean fromBottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int start = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
    int column = fromRight ? -1 : 1;
    int row = fromBottom ? -width : width;
    return orientation < 5
        ? walked(width, height, start, column, row)
        : walked(height, width, start, row, column);
  }

  /** The pixels met on a walk with these steps from pixel to pixel and from row to row. */
  private Grays walked(int across, int down, int start, int step, int rowStep) {
    byte[] turned = new byte[pixels.length];
    for (int left = 0; left < across; left += STRIP) { // of a size that the processor's cache holds
      int right = Math.min(left + STRIP, across);
      for (int y = 0; y < down; y++) {
        for (int x = left; x < right; x++) {
          turned[y * across + x] = pixels[start + y * rowStep + x * step];
        }
      }
    }
    return new Grays(across, down, turned, scale);
  }
}

package dev.lenet.api;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;

/**
 * Converts images from and to {@link BufferedImage}. Only this class needs the module {@code
 * java.desktop}; everything else works in a runtime without it.
 */
public final class BufferedImages {
  private BufferedImages() {}

  /**
   * Converts a picture to gray. A gray picture keeps its values, those of 16 bits rounded to 8;
   * colours become gray by the luma of ITU-R BT.601. White becomes 255, which is ink; invert a
   * picture with dark ink on a light background first. Transparent pixels count as black.
   */
  public static Image toImage(BufferedImage picture) {
    int height = picture.getHeight();
    int width = picture.getWidth();
    boolean gray = picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    byte[] pixels = new byte[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int brightness = gray ? ofGray(picture, x, y) : ofColour(picture.getRGB(x, y));
        pixels[y * width + x] = (byte) brightness;
      }
    }
    return Image.gray(height, width, pixels);
  }

  /** The value itself, because getRGB converts linear gray to sRGB, which changes it. */
  private static int ofGray(BufferedImage picture, int x, int y) {
    ColorModel colors = picture.getColorModel();
    Object sample = picture.getRaster().getDataElements(x, y, null);
    float[] components = colors.getNormalizedComponents(sample, null, 0);
    return Math.round(255 * components[0] * (colors.hasAlpha() ? components[1] : 1));
  }

  private static int ofColour(int argb) {
    int alpha = argb >>> 24;
    int red = argb >> 16 & 0xFF;
    int green = argb >> 8 & 0xFF;
    int blue = argb & 0xFF;
    return Math.round((0.299f * red + 0.587f * green + 0.114f * blue) * alpha / 255);
  }

  /**
   * Converts an image to a gray picture.
   *
   * @throws IllegalArgumentException if the image has more than one channel
   */
  public static BufferedImage toBufferedImage(Image image) {
    if (image.shape().channels() != 1) {
      throw new IllegalArgumentException(
          "A gray picture needs an image of 1 channel, not " + image);
    }
    int width = image.shape().width();
    BufferedImage picture =
        new BufferedImage(width, image.shape().height(), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, width, image.shape().height(), image.pixels());
    return picture;
  }
}

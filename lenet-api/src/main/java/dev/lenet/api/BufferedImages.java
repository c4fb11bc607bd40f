package dev.lenet.api;

import dev.lenet.internal.picture.Samples;
import java.awt.image.BufferedImage;

/**
 * Converts images from and to {@link BufferedImage}. Only this class, and pictures that are read
 * from files or from AWT, need the module {@code java.desktop}; everything else works in a runtime
 * without it.
 */
public final class BufferedImages {
  private BufferedImages() {}

  /**
   * Converts a picture to gray. A gray picture keeps its values, those of 16 bits rounded to 8;
   * colours become gray by the luma of ITU-R BT.601. White becomes 255, which is ink; invert a
   * picture with dark ink on a light background first. Transparent pixels count as black.
   */
  public static Image toImage(BufferedImage picture) {
    byte[] pixels = Samples.of(picture).over(0);
    return Image.gray(picture.getHeight(), picture.getWidth(), pixels);
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

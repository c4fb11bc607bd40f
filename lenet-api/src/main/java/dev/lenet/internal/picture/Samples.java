package dev.lenet.internal.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures into shades by the values that they store. AWT's conversions would change
 * them: its gray is linear, so {@code getRGB} brightens it, and colour profiles take seconds. For
 * colours without a profile {@code getRGB} takes four times as long.
 */
public final class Samples {
  private static final int MOST_BITS = 16;

  private Samples() {}

  /** The values are copied. */
  public static Shades of(BufferedImage picture) {
    Raster raster = picture.getRaster();
    ColorModel colors = picture.getColorModel();
    boolean alpha = colors.hasAlpha();
    if (colors instanceof IndexColorModel palette && palette.getPixelSize() <= MOST_BITS) {
      return read(
          raster, (samples, at) -> Shades.ofArgb(palette.getRGB(samples[at])), alpha, false);
    }
    boolean plain = isPlain(raster.getSampleModel()) && !(alpha && colors.isAlphaPremultiplied());
    Colour colour = plain ? colour(colors.getColorSpace()) : null;
    if (colour == null) {
      return converted(picture);
    }
    Colour whole = alpha ? colour.withAlpha(raster.getNumBands() - 1) : colour;
    return read(raster, whole, alpha, true);
  }

  private static boolean isPlain(SampleModel samples) {
    return samples.getDataType() != DataBuffer.TYPE_SHORT // which has negative values
        && Arrays.stream(samples.getSampleSize()).allMatch(bits -> bits <= MOST_BITS);
  }

  private static @Nullable Colour colour(ColorSpace space) {
    return switch (space.getType()) {
      case ColorSpace.TYPE_GRAY -> Colour.GRAY;
      case ColorSpace.TYPE_RGB ->
          space.equals(ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB)) ? null : Colour.RGB;
      case ColorSpace.TYPE_CMYK -> Colour.CMYK;
      default -> null;
    };
  }

  /**
   * Reads the samples of a picture.
   *
   * @param levels whether they are brightness, to be brought to 8 bits, and no numbers of a palette
   */
  static Shades read(Raster raster, Colour colour, boolean alpha, boolean levels) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    int[] bits = raster.getSampleModel().getSampleSize();
    boolean bytes = raster.getTransferType() == DataBuffer.TYPE_BYTE && bits[0] == Byte.SIZE;
    if (levels && bands == 1 && bytes) {
      return new Shades((byte[]) raster.getDataElements(0, 0, width, height, null), null);
    }
    Shades shades = new Shades(width * height, alpha);
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int band = 0; levels && band < bands; band++) {
        toEightBits(row, band, bands, bits[band]);
      }
      for (int x = 0; x < width; x++) {
        shades.put(y * width + x, colour.shade(row, x * bands));
      }
    }
    return shades;
  }

  private static void toEightBits(int[] row, int band, int bands, int bits) {
    int most = (1 << bits) - 1;
    for (int i = band; bits != Byte.SIZE && i < row.length; i += bands) {
      row[i] = (255 * row[i] + most / 2) / most;
    }
  }

  /** The slow way, for samples of many bits, floating point, and rare colours and opacities. */
  private static Shades converted(BufferedImage picture) {
    ColorModel colors = picture.getColorModel();
    boolean gray = colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    int width = picture.getWidth();
    Shades shades = new Shades(width * picture.getHeight(), colors.hasAlpha());
    for (int at = 0; at < width * picture.getHeight(); at++) {
      int x = at % width;
      int y = at / width;
      shades.put(at, gray ? shade(picture, x, y) : Shades.ofArgb(picture.getRGB(x, y)));
    }
    return shades;
  }

  private static int shade(BufferedImage gray, int x, int y) {
    Object samples = gray.getRaster().getDataElements(x, y, null);
    float[] parts = gray.getColorModel().getNormalizedComponents(samples, null, 0);
    return level(parts[parts.length - 1]) << 8 | level(parts[0]);
  }

  private static int level(float part) {
    return Math.round(255 * Math.max(0, Math.min(part, 1)));
  }
}

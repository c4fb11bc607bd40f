package dev.lenet.cli.image;

import dev.lenet.api.Image;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.text.Foreign;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG files of one digit, white on black, 28x28 pixels: grey, with a palette or coloured,
 * with transparency or without, of any bit depth. Transparent pixels count as black; colours become
 * grey by the weights of ITU-R BT.601.
 */
public final class DigitImage {
  private static final int SIZE = 28;
  private static final int MAX_BYTES = 10 << 20;

  private DigitImage() {}

  /**
   * Reads a file.
   *
   * @throws DataException if the file does not exist, is not a PNG image, or has another size
   */
  public static Image read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, "'" + Foreign.file(file) + "'");
    } catch (NoSuchFileException e) {
      throw new DataException(
          ErrorCode.DATA_MISSING, "No such image file: '%s'".formatted(Foreign.file(file)), e);
    } catch (IOException e) {
      throw new DataException(
          ErrorCode.DATA_MISSING,
          "The image file '%s' cannot be read: %s".formatted(Foreign.file(file), FileReason.of(e)),
          e);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param source the name of the stream in errors
   * @throws DataException if the stream is not a PNG image, or has another size
   */
  public static Image read(InputStream in, String source) throws IOException {
    PngChunks png = PngChunks.of(in.readNBytes(MAX_BYTES));
    BufferedImage picture = decode(png.bytes(), source);
    byte[] pixels = new byte[SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        pixels[y * SIZE + x] = (byte) brightness(picture, png.transparentGrey(), x, y);
      }
    }
    return Image.gray(SIZE, SIZE, pixels);
  }

  private static BufferedImage decode(byte[] bytes, String source) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(stream);
      // before the pixels, so that a huge image costs nothing
      requireSize(reader.getWidth(0), reader.getHeight(0), source);
      return reader.read(0);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DataException(
          ErrorCode.DATA_DAMAGED,
          "The image %s is not a PNG that can be read: %s"
              .formatted(source, Foreign.text(e.getMessage())),
          e);
    } finally {
      reader.dispose();
    }
  }

  private static void requireSize(int width, int height, String source) {
    if (width != SIZE || height != SIZE) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "The image %s is %d x %d pixels; it must be %d x %d, a white digit on black"
              .formatted(source, width, height, SIZE, SIZE));
    }
  }

  private static int brightness(BufferedImage picture, int transparentGrey, int x, int y) {
    ColorModel colors = picture.getColorModel();
    if (colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      // getRGB would convert linear grey to sRGB, and change the values
      int grey = greySample(picture.getRaster(), colors, x, y);
      return grey == transparentGrey ? 0 : grey;
    }
    int argb = picture.getRGB(x, y);
    int red = argb >> 16 & 0xFF;
    int green = argb >> 8 & 0xFF;
    int blue = argb & 0xFF;
    double grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    return (int) Math.round(grey * (argb >>> 24) / 255);
  }

  private static int greySample(Raster raster, ColorModel colors, int x, int y) {
    double most = (1 << colors.getComponentSize(0)) - 1;
    double grey = raster.getSample(x, y, 0) / most;
    double opaque = colors.hasAlpha() ? raster.getSample(x, y, 1) / most : 1;
    return (int) Math.round(255 * grey * opaque);
  }
}

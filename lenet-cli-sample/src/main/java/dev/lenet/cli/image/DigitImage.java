package dev.lenet.cli.image;

import dev.lenet.api.BufferedImages;
import dev.lenet.api.Image;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.text.Foreign;
import java.awt.image.BufferedImage;
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
 * Reads PNG files of one digit, white on black, 28x28 pixels: gray, with a palette or coloured,
 * with transparency or without, of any bit depth. Transparent pixels count as black; colours become
 * gray by the weights of ITU-R BT.601.
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
    byte[] pixels = BufferedImages.toImage(decode(png.bytes(), source)).pixels();
    for (int i = 0; i < pixels.length; i++) {
      if (Byte.toUnsignedInt(pixels[i]) == png.transparentGray()) {
        pixels[i] = 0;
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
}

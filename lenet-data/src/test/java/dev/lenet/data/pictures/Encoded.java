package dev.lenet.data.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture as the bytes of a file.
 *
 * @param suffix {@code png} or {@code jpg}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Encoded(byte[] bytes, String suffix) {
  static Encoded png(BufferedImage picture) {
    return encoded(picture, "png", -1);
  }

  /** Of a quality from 0 to 1. */
  static Encoded jpeg(BufferedImage picture, double quality) {
    return encoded(picture, "jpg", quality);
  }

  private static Encoded encoded(BufferedImage picture, String suffix, double quality) {
    ImageWriter writer = ImageIO.getImageWritersBySuffix(suffix).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (quality >= 0) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality((float) quality);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return new Encoded(bytes.toByteArray(), suffix);
  }
}

package dev.lenet.api.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes picture files. */
final class HandMadeFiles {
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private HandMadeFiles() {}

  /** What ImageIO writes. */
  static byte[] file(RenderedImage picture, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, format, out)) {
      throw new IllegalArgumentException("Java does not write this as " + format);
    }
    return out.toByteArray();
  }

  /** A JPEG file of the best quality. */
  static byte[] jpeg(RenderedImage picture, boolean progressive) throws IOException {
    return jpeg(new IIOImage(picture, null, null), progressive);
  }

  /** A JPEG file whose samples are those of the raster, unconverted. */
  static byte[] jpeg(Raster raster) throws IOException {
    return jpeg(new IIOImage(raster, null, null), false);
  }

  private static byte[] jpeg(IIOImage image, boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(1);
    param.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The JPEG file with one more segment at its start. */
  static byte[] with(int marker, byte[] content, byte[] jpeg) {
    return ByteBuffer.allocate(jpeg.length + content.length + 4)
        .put(jpeg, 0, 2)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** What Adobe writes into its JPEG files. */
  static byte[] adobe(int transform) {
    return ByteBuffer.allocate(12)
        .put("Adobe".getBytes(ISO_8859_1))
        .put(11, (byte) transform)
        .array();
  }

  /** Exif data with an orientation, as a JPEG file has them. */
  static byte[] exif(int orientation, ByteOrder order) {
    byte[] tiff = orientation(orientation, order);
    return ByteBuffer.allocate(6 + tiff.length)
        .put("Exif\0\0".getBytes(ISO_8859_1))
        .put(tiff)
        .array();
  }

  /** Exif data with an orientation, as a PNG file has them. */
  static byte[] orientation(int orientation, ByteOrder order) {
    ByteBuffer out = tiffHeader(ByteBuffer.allocate(8 + 2 + 2 * 12 + 4).order(order), 2);
    entry(out, 0x10F, SHORT, 6); // before it
    entry(out, 0x112, SHORT, orientation);
    return out.array();
  }

  /** An uncompressed gray TIFF file. */
  static byte[] tiff(int width, int height, byte[] pixels, int orientation) {
    int before = 8 + 2 + 10 * 12 + 4;
    ByteBuffer out = ByteBuffer.allocate(before + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    tiffHeader(out, 10);
    entry(out, 0x100, SHORT, width);
    entry(out, 0x101, SHORT, height);
    entry(out, 0x102, SHORT, 8); // bits
    entry(out, 0x103, SHORT, 1); // not compressed
    entry(out, 0x106, SHORT, 1); // 0 is black
    entry(out, 0x111, LONG, before);
    entry(out, 0x112, SHORT, orientation);
    entry(out, 0x115, SHORT, 1); // samples
    entry(out, 0x116, SHORT, height); // rows of the strip
    entry(out, 0x117, LONG, pixels.length);
    return out.putInt(0).put(pixels).array();
  }

  private static ByteBuffer tiffHeader(ByteBuffer out, int entries) {
    out.putShort((short) (out.order() == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D));
    return out.putShort((short) 42).putInt(8).putShort((short) entries);
  }

  private static void entry(ByteBuffer out, int tag, int type, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(1);
    if (type == SHORT) {
      out.putShort((short) value).putShort((short) 0);
    } else {
      out.putInt(value);
    }
  }
}

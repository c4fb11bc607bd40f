package dev.lenet.internal.picture;

import dev.lenet.api.error.PictureException;
import dev.lenet.internal.ink.Plane;
import java.awt.color.ColorSpace;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/** Decodes one file with ImageIO: no temporary file, no global setting, no colour profile. */
final class Decoder {
  /** What the pixels may keep of the heap. */
  private static final int KEPT_SHARE = 16;

  private final ImageReader reader;
  private final FileParts parts;
  private final int leastScale;
  private final int width;
  private final int height;

  private Decoder(ImageReader reader, FileParts parts, int leastScale, String source)
      throws IOException {
    this.reader = reader;
    this.parts = parts;
    this.leastScale = leastScale;
    this.width = reader.getWidth(0);
    this.height = reader.getHeight(0);
    PictureFiles.requirePixels(width, height, source);
  }

  /**
   * Decodes a file, at least so much shrunk.
   *
   * @throws IOException if the file is damaged; ImageIO throws RuntimeExceptions as well
   * @throws PictureException if the picture is too large, or its format is not known
   */
  static Decoded decode(byte[] file, int leastScale, String source) throws IOException {
    FileParts parts = FileParts.of(file);
    try (BytesInput in = new BytesInput(parts.bytes(), parts.length())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw PictureFiles.unknown(file, source);
      }
      BmpSize.require(file, source);
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        Watch watch = new Watch(reader);
        Decoded picture = new Decoder(reader, parts, leastScale, source).picture();
        watch.check();
        return picture;
      } finally {
        reader.dispose();
      }
    }
  }

  private Decoded picture() throws IOException {
    if (parts.inks() != null) {
      return picture(null, 4);
    }
    List<ImageTypeSpecifier> types = new ArrayList<>();
    reader.getImageTypes(0).forEachRemaining(types::add);
    for (ImageTypeSpecifier type : types) {
      if (parts.isJpeg()
          && type.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
        try {
          return picture(type); // the luma that is in the file
        } catch (IllegalArgumentException e) {
          // the file has red, green and blue, from which the reader cannot make gray
        }
      }
    }
    return picture(types.get(0));
  }

  private Decoded picture(ImageTypeSpecifier type) throws IOException {
    SampleModel samples = type.getSampleModel();
    int bits = samples.getNumDataElements() * DataBuffer.getDataTypeSize(samples.getTransferType());
    return picture(type, bits / Byte.SIZE + (type.getColorModel().hasAlpha() ? 2 : 0));
  }

  /** Skips rows and columns if all of them would take too much of the heap. */
  private Decoded picture(@Nullable ImageTypeSpecifier type, int bytesOfPixel) throws IOException {
    int turned = parts.orientation() == Exif.UPRIGHT ? 0 : 1;
    int bytes = bytesOfPixel + 1 + turned; // with its gray, and a copy if it is turned
    int scale = leastScale * factor(leastScale, Room.mostForDecoding() / bytes);
    return Room.forDecoding(bytes * size(scale), () -> upright(shades(type, scale), scale));
  }

  private Shades shades(@Nullable ImageTypeSpecifier type, int scale) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    param.setDestinationType(type);
    param.setSourceSubsampling(scale, scale, 0, 0);
    if (parts.inks() != null) {
      return Samples.read(reader.readRaster(0, param), parts.inks(), false, true);
    }
    Shades shades = Samples.of(reader.read(0, param));
    return parts.transparentGray() < 0 ? shades : shades.without(parts.transparentGray());
  }

  private Decoded upright(Shades shades, int scale) {
    int across = shrunk(width, scale);
    Plane stored = new Plane(across, shrunk(height, scale), shades.onPaper(across));
    int more = factor(scale, Runtime.getRuntime().maxMemory() / KEPT_SHARE);
    Plane gray = Exif.upright(stored.shrunk(more), parts.orientation());
    boolean lying = parts.orientation() > Exif.LAST_STANDING;
    return new Decoded(gray, scale * more, lying ? height : width, lying ? width : height);
  }

  /** By how much to shrink further so that at most so many pixels are left. */
  private int factor(int scale, long mostPixels) {
    int factor = 1;
    while (size(scale * factor) > mostPixels) {
      factor++;
    }
    return factor;
  }

  private long size(int scale) {
    return (long) shrunk(width, scale) * shrunk(height, scale);
  }

  private static int shrunk(int length, int scale) {
    return (length + scale - 1) / scale;
  }
}

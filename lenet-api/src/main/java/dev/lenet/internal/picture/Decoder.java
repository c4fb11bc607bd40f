package dev.lenet.internal.picture;

import dev.lenet.api.error.PictureException;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
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
  private final Room room;
  private final int leastScale;
  private final int width;
  private final int height;
  private int scale = 1;

  private Decoder(ImageReader reader, FileParts parts, Room room, int leastScale, String source)
      throws IOException {
    this.reader = reader;
    this.parts = parts;
    this.room = room;
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
  static Grays decode(byte[] file, int leastScale, String source) throws IOException {
    try (Room room = new Room(file.length)) {
      FileParts parts = FileParts.of(file);
      try (BytesInput in = new BytesInput(parts.bytes(), parts.length())) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
          throw PictureFiles.unknown(file, source);
        }
        ImageReader reader = readers.next();
        try {
          reader.setInput(in, true, true);
          Watch watch = new Watch(reader);
          Grays grays = new Decoder(reader, parts, room, leastScale, source).grays();
          watch.check();
          return grays;
        } finally {
          reader.dispose();
        }
      }
    }
  }

  private Grays grays() throws IOException {
    byte[] pixels = shades().onPaper(Math.max(1, width / scale));
    int shrink = 1;
    while (size(scale * shrink) > Runtime.getRuntime().maxMemory() / KEPT_SHARE) {
      shrink++;
    }
    int across = Math.max(1, width / scale);
    Grays grays = new Grays(across, pixels.length / across, pixels, scale);
    return (shrink == 1 ? grays : grays.shrunk(shrink)).turned(parts.orientation());
  }

  private Shades shades() throws IOException {
    if (parts.inks() != null) {
      return Samples.of(reader.readRaster(0, param(null, 4)), parts.inks());
    }
    Shades shades = Samples.of(picture());
    return parts.transparentGray() < 0 ? shades : shades.without(parts.transparentGray());
  }

  private BufferedImage picture() throws IOException {
    List<ImageTypeSpecifier> types = new ArrayList<>();
    reader.getImageTypes(0).forEachRemaining(types::add);
    for (ImageTypeSpecifier type : types) {
      if (parts.isJpeg()
          && type.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
        try {
          return reader.read(0, param(type)); // the luma that is in the file
        } catch (IllegalArgumentException e) {
          // the file has red, green and blue, from which the reader cannot make gray
        }
      }
    }
    return reader.read(0, param(types.get(0)));
  }

  private ImageReadParam param(ImageTypeSpecifier type) {
    SampleModel samples = type.getSampleModel();
    int bits = samples.getNumDataElements() * DataBuffer.getDataTypeSize(samples.getTransferType());
    return param(type, bits / Byte.SIZE + (type.getColorModel().hasAlpha() ? 2 : 0));
  }

  /** Skips rows and columns if all of them would take too much of the heap. */
  private ImageReadParam param(@Nullable ImageTypeSpecifier type, int bytesOfPixel) {
    scale = leastScale;
    while (size(scale) * (bytesOfPixel + 1) > Room.most()) {
      scale++;
    }
    room.take(size(scale) * (bytesOfPixel + 1));
    ImageReadParam param = reader.getDefaultReadParam();
    param.setDestinationType(type);
    param.setSourceSubsampling(scale, scale, 0, 0);
    param.setSourceRegion(new Rectangle(whole(width), whole(height)));
    return param;
  }

  private int whole(int length) {
    return length < scale ? length : length - length % scale;
  }

  private long size(int shrunk) {
    return (long) Math.max(1, width / shrunk) * Math.max(1, height / shrunk);
  }
}

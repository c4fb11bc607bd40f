package dev.lenet.internal.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A picture file without the parts that its pixels do not need: texts that may inflate to
 * gigabytes, small copies of the picture, colour profiles.
 *
 * @param bytes what is left of the file, and room behind it
 * @param length how many bytes are left
 * @param orientation by Exif, from 1, upright, to 8
 * @param transparentGray the gray that stands for transparency, if Java's reader does not see it;
 *     else -1
 * @param inks the colours of a JPEG file of four inks, which Java 17 cannot convert; else null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FileParts(
    byte[] bytes, int length, int orientation, int transparentGray, @Nullable Colour inks) {

  static FileParts of(byte[] file) throws IOException {
    return PngChunks.isPng(file)
        ? PngChunks.read(file)
        : JpegSegments.isJpeg(file)
            ? JpegSegments.read(file)
            : new FileParts(file, file.length, Exif.orientation(ByteBuffer.wrap(file)), -1, null);
  }

  boolean isJpeg() {
    return JpegSegments.isJpeg(bytes);
  }
}

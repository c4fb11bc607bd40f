package dev.lenet.internal.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes a JPEG file apart (ITU-T T.81, annex B). */
final class JpegSegments {
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;
  private static final int RESTART = 0xD0;
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int JFIF = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int ADOBE = 0xEE;

  /** Of the marker that tells whether the colours of an Adobe file are luma and differences. */
  private static final int TRANSFORM_AT = 11;

  /** More passes over more pixels than this only keep the reader busy. */
  private static final long MOST_WORK = 1L << 30;

  private final byte[] file;
  private final ByteBuffer in;
  private int orientation = Exif.UPRIGHT;
  private int components;
  private long pixels;
  private long scans;
  private boolean transformed;

  private JpegSegments(byte[] file) {
    this.file = file;
    this.in = ByteBuffer.wrap(file);
  }

  static boolean isJpeg(byte[] file) {
    return file.length > 2 && file[0] == (byte) 0xFF && file[1] == (byte) START;
  }

  /**
   * Drops comments, small pictures, colour profiles, and what follows the picture.
   *
   * @throws IOException if the file ends before the picture does, or has absurdly many scans
   */
  static FileParts read(byte[] file) throws IOException {
    JpegSegments segments = new JpegSegments(file);
    ByteBuffer out = ByteBuffer.allocate(file.length).put(file, 0, 2);
    int at = 2;
    while (true) {
      int marker = segments.marker(at);
      out.put(file, at, marker - at);
      int code = file[marker + 1] & 0xFF;
      at = code == END ? marker + 2 : segments.end(marker);
      if (code <= JFIF || code == ADOBE) {
        out.put(file, marker, at - marker);
      }
      if (code == END) {
        return new FileParts(
            out.array(), out.position(), segments.orientation, -1, segments.inks());
      }
      segments.note(code, marker + 4, at - marker - 4);
    }
  }

  /** The place of the next marker of a segment; before it are the pixels of a scan, or nothing. */
  private int marker(int from) throws IOException {
    for (int at = from; at < file.length - 1; at++) {
      int code = file[at + 1] & 0xFF;
      if (file[at] == -1
          && code >= FIRST_FRAME
          && code != 0xFF
          && !(code >= RESTART && code <= START)) {
        return at;
      }
    }
    throw new IOException("it ends before the picture does");
  }

  private int end(int marker) throws IOException {
    int end = marker + 4 > file.length ? file.length + 1 : marker + 2 + in.getChar(marker + 2);
    if (end < marker + 4 || end > file.length) {
      throw new IOException("it ends before the picture does");
    }
    return end;
  }

  private void note(int code, int at, int length) throws IOException {
    if (code == EXIF && startsWith("Exif\0\0", at, length)) {
      orientation = Exif.orientation(in.slice(at + 6, length - 6));
    } else if (code == ADOBE && length > TRANSFORM_AT && startsWith("Adobe", at, length)) {
      transformed = file[at + TRANSFORM_AT] != 0;
    } else if (isFrame(code) && length > 5) {
      pixels = (long) in.getChar(at + 1) * in.getChar(at + 3);
      components = file[at + 5];
    } else if (code == SCAN && ++scans * pixels > MOST_WORK) {
      throw new IOException("it has more scans than its pixels need");
    }
  }

  /** Whether it is one of SOF0 to SOF15; C4, C8 and CC are others. */
  private static boolean isFrame(int code) {
    return code == FIRST_FRAME || (code <= LAST_FRAME && code % 4 != 0);
  }

  private boolean startsWith(String name, int at, int length) {
    return length >= name.length() && new String(file, at, name.length(), ISO_8859_1).equals(name);
  }

  private @Nullable Colour inks() {
    return components != 4 ? null : transformed ? Colour.YCCK : Colour.LIGHT_OF_CMYK;
  }
}

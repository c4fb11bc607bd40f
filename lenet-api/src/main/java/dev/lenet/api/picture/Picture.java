package dev.lenet.api.picture;

import dev.lenet.api.error.PictureException;
import dev.lenet.internal.ink.Marks;
import dev.lenet.internal.ink.Plane;
import dev.lenet.internal.picture.Decoded;
import dev.lenet.internal.picture.PictureFiles;
import dev.lenet.internal.picture.Room;
import dev.lenet.internal.picture.Samples;
import dev.lenet.internal.picture.Shades;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A picture in shades of gray: decoded, upright, without transparency. Safe for any number of
 * threads.
 *
 * <p>Files may be PNG, JPEG, GIF (the first frame counts), BMP, WBMP and TIFF (the first page
 * counts); other formats are read if the application has an ImageIO reader for them. Colours become
 * gray by the luma of ITU-R BT.601. Transparent pixels show paper: the colour of the border, or,
 * where the border is transparent too, white below dark strokes and black below light ones. A file
 * is turned as its Exif data say.
 *
 * <p>A picture has at most 50 million pixels, at most 65,535 on a side, and a file at most 100 MiB
 * and an eighth of the heap. Both are checked before anything is decoded. A picture that is large
 * for the heap is shrunk while it is decoded, see {@link #scale}. Where the heap has no room for
 * the pictures of all threads, threads wait for each other.
 *
 * <p>Reading files and {@link #of} need the module {@code java.desktop}, which decodes. {@link
 * #gray} and {@link #argb} work without it.
 */
public final class Picture {
  private final Decoded decoded;

  private Picture(Decoded decoded) {
    this.decoded = decoded;
  }

  /**
   * Reads a file.
   *
   * @throws PictureException if the file cannot be read, is damaged, not a picture of a known
   *     format, or too large
   */
  public static Picture read(Path file) {
    return new Picture(PictureFiles.read(file));
  }

  /**
   * Reads a file from a stream, to the stream's end. Does not close the stream.
   *
   * @throws PictureException if the stream cannot be read, its content is damaged, not a picture of
   *     a known format, or too large
   */
  public static Picture read(InputStream in) {
    return new Picture(PictureFiles.read(in));
  }

  /**
   * Reads a file that is in memory.
   *
   * @throws PictureException if it is damaged, not a picture of a known format, or too large
   */
  public static Picture read(byte[] file) {
    return new Picture(PictureFiles.read(file));
  }

  /**
   * Converts a picture that AWT holds. Its values are copied.
   *
   * @throws PictureException if it has more than 50 million pixels, or more than 65,535 on a side
   */
  public static Picture of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    PictureFiles.requirePixels(width, height, PictureFiles.NAMELESS);
    return gray(width, height, Samples.of(picture).onPaper(width));
  }

  /**
   * A picture of gray pixels. The array is not copied; do not change it afterwards.
   *
   * @param pixels row by row; 0 is black, 255 white
   * @throws IllegalArgumentException if the number of pixels is not {@code width * height}, or one
   *     of these is not positive
   * @throws PictureException if there are more than 50 million pixels, or more than 65,535 on a
   *     side
   */
  public static Picture gray(int width, int height, byte[] pixels) {
    requireSize(width, height, pixels.length);
    return new Picture(new Decoded(new Plane(width, height, pixels), 1, width, height));
  }

  /**
   * A picture of coloured pixels, as {@code BufferedImage.getRGB} and a browser's canvas have them.
   * The array is not kept.
   *
   * @param pixels row by row, each {@code 0xAARRGGBB}: alpha from 0, transparent, to 255, opaque;
   *     then red, green and blue, not multiplied by alpha
   * @throws IllegalArgumentException if the number of pixels is not {@code width * height}, or one
   *     of these is not positive
   * @throws PictureException if there are more than 50 million pixels, or more than 65,535 on a
   *     side
   */
  public static Picture argb(int width, int height, int[] pixels) {
    requireSize(width, height, pixels.length);
    return gray(width, height, Shades.ofArgb(pixels).onPaper(width));
  }

  private static void requireSize(int width, int height, int pixels) {
    if (width < 1 || height < 1 || (long) width * height != pixels) {
      throw new IllegalArgumentException(
          "A picture of %d x %d pixels cannot be made of %d pixels"
              .formatted(width, height, pixels));
    }
    PictureFiles.requirePixels(width, height, PictureFiles.NAMELESS);
  }

  /** Number of columns. */
  public int width() {
    return decoded.gray().width();
  }

  /** Number of rows. */
  public int height() {
    return decoded.gray().height();
  }

  /** The pixels, row by row: 0 is black, 255 white. Not a copy; do not change it. */
  public byte[] pixels() {
    return decoded.gray().values();
  }

  /**
   * By how much the picture was shrunk while it was decoded: 1 if not at all, 2 if it has half as
   * many columns and half as many rows as the file, rounded up, and so on. Multiply a place in the
   * pixels by it to have the place in the original.
   */
  public int scale() {
    return decoded.scale();
  }

  /** Columns of the original. {@code width() * scale()} may be more, as the width is rounded up. */
  int originalWidth() {
    return decoded.width();
  }

  /** Rows of the original. */
  int originalHeight() {
    return decoded.height();
  }

  /** Finds the marks and does something with them, in room that other threads leave in the heap. */
  <T> T withMarks(Function<Marks, T> use) {
    Plane gray = decoded.gray();
    return Room.forPicture(Marks.bytesFor(gray), () -> use.apply(Marks.of(gray)));
  }

  @Override
  public String toString() {
    return "a picture of %d x %d pixels".formatted(width(), height());
  }
}

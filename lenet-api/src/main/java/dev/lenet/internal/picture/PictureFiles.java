package dev.lenet.internal.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.text.Foreign;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads picture files within the limits on bytes and pixels. This class works in a runtime without
 * the module {@code java.desktop}, and says there that this module is missing.
 */
public final class PictureFiles {
  /** What errors call a picture without a name. */
  public static final String NAMELESS = "The picture";

  private static final int MOST_PIXELS = 50_000_000;

  /**
   * As many rows or columns as a JPEG can have. A reader takes time for each row, however short it
   * is: a PNG of 97 KB with 50 million rows would keep it busy for ten seconds.
   */
  private static final int MOST_ON_A_SIDE = 65_535;

  private static final int MOST_BYTES =
      (int) Math.min(100 << 20, Runtime.getRuntime().maxMemory() / 8);

  /** A stream of fewer bytes is read without waiting, and nobody waits for it if it is slow. */
  private static final int SHORT = MOST_BYTES / 32;

  private static final int MOST_SHRUNK = 16;

  /** So many bytes say what a file is. */
  private static final int START = 512;

  /** Bytes of UTF-8 and of older character sets, without control characters. */
  private static final Pattern TEXT = Pattern.compile("[\\t\\n\\f\\r\\x20-\\x7e\\x80-\\xff]*");

  private static final String SHRINK = "; shrink the picture";
  private static final String OR_MORE_HEAP = SHRINK + ", or give Java more memory with -Xmx";

  private PictureFiles() {}

  /** Reads a file. */
  public static Decoded read(Path file) {
    Objects.requireNonNull(file, "file is null");
    String source = NAMELESS + " '" + Foreign.file(file) + "'";
    if (Files.isDirectory(file)) {
      throw error(ErrorCode.PICTURE_ACCESS, source, " is a folder; name a file in it", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      long length = Files.size(file);
      return length == 0 ? read(in, source) : read(in, length, source); // a pipe has no length
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  /** Reads a stream to its end. */
  public static Decoded read(InputStream in) {
    Objects.requireNonNull(in, "in is null");
    try {
      return read(in, NAMELESS);
    } catch (IOException e) {
      throw unreadable(NAMELESS, e);
    }
  }

  private static Decoded read(InputStream in, String source) throws IOException {
    byte[] start = bytes(in, SHORT, source);
    if (start.length < SHORT) {
      return read(start, source);
    }
    PushbackInputStream whole = new PushbackInputStream(in, SHORT);
    whole.unread(start);
    return read(whole, MOST_BYTES, source);
  }

  private static Decoded read(InputStream in, long length, String source) throws IOException {
    requireBytes(length, source);
    long twice = 2 * length; // while its pieces are joined, and while needless parts are left out
    return Room.forFile(twice, () -> decode(bytes(in, MOST_BYTES + 1, source), source));
  }

  private static byte[] bytes(InputStream in, int most, String source) throws IOException {
    try {
      return in.readNBytes(most);
    } catch (OutOfMemoryError e) {
      throw tooLarge(source, " does not fit into the heap" + OR_MORE_HEAP, e);
    }
  }

  /** Reads a file in memory. */
  public static Decoded read(byte[] file) {
    Objects.requireNonNull(file, "file is null");
    return read(file, NAMELESS);
  }

  private static Decoded read(byte[] file, String source) {
    return Room.forFile(file.length, () -> decode(file, source));
  }

  private static void requireBytes(long bytes, String source) {
    if (bytes > MOST_BYTES) {
      throw tooLarge(source, " has more than the " + MOST_BYTES + " bytes that are read", null);
    }
  }

  private static Decoded decode(byte[] file, String source) {
    requireBytes(file.length, source);
    if (file.length == 0) {
      throw error(ErrorCode.PICTURE_DAMAGED, source, " is an empty file", null);
    }
    Throwable cause = null;
    for (int scale = 1; scale <= MOST_SHRUNK; scale *= 2) {
      try {
        return Decoder.decode(file, scale, source);
      } catch (PictureException e) {
        throw e;
      } catch (OutOfMemoryError e) {
        cause = e;
      } catch (LinkageError e) {
        throw noDesktop(source, e);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        if (!(root(e) instanceof OutOfMemoryError)) { // which PNG's reader wraps
          throw damaged(source, e);
        }
        cause = e;
      }
    }
    String found = " does not fit into the heap, not even shrunk" + OR_MORE_HEAP;
    throw tooLarge(source, found, cause);
  }

  /** Throws an exception if a picture has too many pixels, in all or on a side. */
  public static void requirePixels(int width, int height, String source) {
    if ((long) width * height > MOST_PIXELS || Math.max(width, height) > MOST_ON_A_SIDE) {
      String size = " has %d x %d pixels, and at most 50 million are read, 65,535 on a side";
      throw tooLarge(source, size.formatted(width, height) + SHRINK, null);
    }
  }

  /** The error for a file that no reader knows. */
  static PictureException unknown(byte[] file, String source) {
    String start = new String(file, 0, Math.min(file.length, START), ISO_8859_1);
    String hint = otherFormat(start);
    String found =
        hint.isEmpty() && TEXT.matcher(start).matches()
            ? " is no picture but a text file; use a PNG, JPEG, GIF, BMP, WBMP or TIFF file"
            : " is not a PNG, JPEG, GIF, BMP, WBMP or TIFF file%s; convert it to PNG"
                .formatted(hint);
    return error(ErrorCode.PICTURE_UNKNOWN, source, found, null);
  }

  private static String otherFormat(String start) {
    if (start.startsWith("ftyp", 4)) {
      return " but seems to be HEIC or AVIF";
    }
    if (start.matches("(?s)RIFF....WEBP.*")) {
      return " but seems to be WebP";
    }
    if (start.matches("(?s)P[1-7]\\s.*")) {
      return " but seems to be PNM";
    }
    if (start.startsWith("%PDF")) {
      return " but seems to be PDF";
    }
    return start.contains("<svg") ? " but seems to be SVG" : "";
  }

  private static PictureException damaged(String source, Throwable cause) {
    String found = " cannot be decoded, because it is damaged or of a rare kind%s; save it anew";
    return error(ErrorCode.PICTURE_DAMAGED, source, found.formatted(reason(root(cause))), cause);
  }

  /** What a reader says of the file; what else it throws says something of the reader only. */
  private static String reason(Throwable root) {
    if (root instanceof EOFException) {
      return " (it ends too early)";
    }
    return root instanceof IOException && root.getMessage() != null
        ? " (%s)".formatted(Foreign.text(root.getMessage()))
        : "";
  }

  private static Throwable root(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static PictureException unreadable(String source, IOException cause) {
    return error(
        ErrorCode.PICTURE_ACCESS, source, " cannot be read: " + FileReason.of(cause), cause);
  }

  private static PictureException noDesktop(String source, LinkageError cause) {
    String missing =
        " cannot be decoded, because this Java runtime has no module java.desktop, or cannot load"
            + " it (%s); add the module, or pass pixels to Picture.gray or Picture.argb";
    return error(ErrorCode.PICTURE_ACCESS, source, missing.formatted(Foreign.text(cause)), cause);
  }

  private static PictureException tooLarge(String source, String found, @Nullable Throwable cause) {
    return error(ErrorCode.PICTURE_TOO_LARGE, source, found, cause);
  }

  private static PictureException error(
      ErrorCode code, String source, String found, @Nullable Throwable cause) {
    return new PictureException(code, source + found, cause);
  }
}

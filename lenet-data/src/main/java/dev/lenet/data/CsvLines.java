package dev.lenet.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lenet.api.error.DataException;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Steps through the lines of a CSV file and parses the numbers of each, in place. Lines end with LF
 * or CRLF.
 */
final class CsvLines {
  private static final int LONGEST_LINE = 1 << 24;

  /**
   * The pixels of a longer file would not fit into one array, because each takes at most four
   * bytes.
   */
  private static final long LONGEST_FILE = 5L * DataFile.LONGEST_ARRAY;

  private static final int LONGEST_QUOTE = 40;

  private final DataFile file;
  private final InputStream in;

  private byte[] buffer;
  private int unread;
  private int filled;

  private int lineNumber;
  private int start;
  private int end;

  /** The beginning of the next field of the line; after {@code end} if there is none. */
  private int position;

  /** Lines and bytes of a whole file; a last line without a line end counts. */
  record Count(long lines, long bytes) {}

  /** Reads blocks of the given length, longer ones where a line is longer. */
  CsvLines(DataFile file, InputStream in, int block) {
    this.file = file;
    this.in = in;
    this.buffer = new byte[block];
  }

  /** Counts all lines. Call it before anything is read. */
  Count count() throws IOException {
    long lines = 0;
    long bytes = 0;
    long line = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      int last = -1;
      for (int i = 0; i < n; i++) {
        if (buffer[i] == '\n') {
          lines++;
          last = i;
        }
      }
      line = last < 0 ? line + n : n - 1 - last;
      bytes += n;
      if (line > LONGEST_LINE) {
        throw tooLong(lines + 1);
      }
      if (bytes > LONGEST_FILE) {
        throw file.damaged("has more than %d bytes".formatted(LONGEST_FILE));
      }
    }
    return new Count(line == 0 ? lines : lines + 1, bytes);
  }

  private DataException tooLong(long line) {
    return file.damaged(
        "has more than %d bytes in line %d: this is no CSV file of images"
            .formatted(LONGEST_LINE, line));
  }

  /** Goes to the next line; false if there is none. */
  boolean next() throws IOException {
    int lineFeed = findLineFeed();
    if (lineFeed < 0 && unread == filled) {
      lineNumber++;
      return false;
    }
    start = unread;
    end = lineFeed < 0 ? filled : lineFeed;
    unread = lineFeed < 0 ? filled : lineFeed + 1;
    if (end > start && buffer[end - 1] == '\r') {
      end--;
    }
    if (lineNumber++ == 0) {
      skipByteOrderMark();
    }
    position = start;
    return true;
  }

  /** The index of the next line feed, or -1. Reads more of the file if necessary. */
  private int findLineFeed() throws IOException {
    int from = unread;
    while (true) {
      for (int i = from; i < filled; i++) {
        if (buffer[i] == '\n') {
          return i;
        }
      }
      from = filled - unread;
      if (!fill()) {
        return -1;
      }
    }
  }

  /** Moves unread bytes to the front of the buffer and reads more; false at the end of the file. */
  private boolean fill() throws IOException {
    int kept = filled - unread;
    if (kept == buffer.length) {
      if (kept >= LONGEST_LINE) {
        throw tooLong(lineNumber + 1L);
      }
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    } else {
      System.arraycopy(buffer, unread, buffer, 0, kept);
    }
    unread = 0;
    filled = kept;
    int n = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, n);
    return n >= 0;
  }

  private void skipByteOrderMark() {
    if (end - start >= 3
        && buffer[start] == (byte) 0xEF
        && buffer[start + 1] == (byte) 0xBB
        && buffer[start + 2] == (byte) 0xBF) {
      start += 3;
    }
  }

  /** The number of the line, from 1; after the last line, one more than that. */
  int lineNumber() {
    return lineNumber;
  }

  boolean isBlank() {
    return start == end;
  }

  String text() {
    return new String(buffer, start, end - start, UTF_8);
  }

  int fields() {
    int fields = 1;
    for (int i = start; i < end; i++) {
      if (buffer[i] == ',') {
        fields++;
      }
    }
    return fields;
  }

  /** The first number of the line: 0 to 255. */
  int label() {
    byte[] label = new byte[1];
    numbers(label, 0, 1, 1);
    return Byte.toUnsignedInt(label[0]);
  }

  /** The numbers after the label, each 0 to 255. There must be exactly {@code count}. */
  void pixels(byte[] target, int offset, int count) {
    numbers(target, offset, count, 2);
    if (position <= end) {
      throw wrongLength(count + 1);
    }
  }

  private void numbers(byte[] target, int offset, int count, int firstColumn) {
    byte[] bytes = buffer;
    int stop = end;
    int at = position;
    for (int i = 0; i < count; i++) {
      int fieldStart = at;
      int value = 0;
      int digit = 0;
      while (at < stop && (digit = bytes[at] - '0') >= 0 && digit <= 9 && value <= 255) {
        value = 10 * value + digit;
        at++;
      }
      boolean ends = at >= stop || bytes[at] == ',';
      if (fieldStart > stop) {
        throw wrongLength(firstColumn + count - 1);
      }
      if (!ends || at == fieldStart || value > 255) {
        throw notANumber(firstColumn + i, fieldStart);
      }
      target[offset + i] = (byte) value;
      at++;
    }
    position = at;
  }

  private DataException wrongLength(int expected) {
    return file.damaged(
        "has %d values in line %d, expected %d: a label and %d pixels"
            .formatted(fields(), lineNumber, expected, expected - 1));
  }

  private DataException notANumber(int column, int fieldStart) {
    int fieldEnd = fieldStart;
    while (fieldEnd < end && buffer[fieldEnd] != ',') {
      fieldEnd++;
    }
    int quoted = Math.min(fieldEnd - fieldStart, 2 * LONGEST_QUOTE);
    String found = Foreign.text(new String(buffer, fieldStart, quoted, UTF_8), LONGEST_QUOTE);
    return file.damaged(
        "has '%s' in line %d, column %d; expected a whole number from 0 to 255"
            .formatted(found, lineNumber, column));
  }
}

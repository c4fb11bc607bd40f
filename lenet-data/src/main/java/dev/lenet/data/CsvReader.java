package dev.lenet.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a data set from a CSV file: a row is the label and then the pixels of one square image, whole numbers without
 * quotes or blanks. A first line in which no field is a number is a header and is skipped; line ends are LF or CRLF;
 * blank lines may only end the file.
 *
 * <p>It parses bytes in place, one line at a time: MNIST is 47 million numbers, too many to make a string of each.
 */
final class CsvReader {
  private static final int LONGEST_LINE = 1 << 24;
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final int FIRST_ROWS = 1024;

  private final DataFile file;
  private final int classes;
  private final InputStream in;

  private byte[] buffer = new byte[1 << 18];
  private int unread;
  private int filled;

  private int lineNumber;
  private int lineStart;
  private int lineEnd;

  private int imageSize;
  private int rows;
  private byte[] labels = new byte[FIRST_ROWS];
  private byte[] pixels = {};

  private CsvReader(DataFile file, InputStream in, int classes) {
    this.file = file;
    this.in = in;
    this.classes = classes;
  }

  /** All rows of a file. */
  static Dataset read(String name, Path path, int classes) {
    DataFile file = new DataFile(path);
    try (InputStream in = file.open()) {
      return new CsvReader(file, in, classes).read(name);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private Dataset read(String name) throws IOException {
    boolean more = nextLine();
    skipByteOrderMark();
    if (more && isHeader()) {
      more = nextLine();
    }
    int side = more ? sideOfFirstImage() : 0;
    while (more && lineStart < lineEnd) {
      readRow();
      more = nextLine();
    }
    if (rows == 0) {
      throw file.damaged("has no rows: expected are a label and its pixels in each");
    }
    refuseMoreThanBlankLines();
    return Dataset.of(
        name,
        new Shape(1, side, side),
        classes,
        Arrays.copyOf(pixels, rows * imageSize),
        Arrays.copyOf(labels, rows));
  }

  private void refuseMoreThanBlankLines() throws IOException {
    int blank = lineNumber;
    while (nextLine()) {
      if (lineStart < lineEnd) {
        throw file.damaged(
            "has a blank line %d before line %d; blank lines may only end the file"
                .formatted(blank, lineNumber));
      }
    }
  }

  private void skipByteOrderMark() {
    if (lineEnd - lineStart >= 3
        && buffer[lineStart] == (byte) 0xEF
        && buffer[lineStart + 1] == (byte) 0xBB
        && buffer[lineStart + 2] == (byte) 0xBF) {
      lineStart += 3;
    }
  }

  private boolean isHeader() {
    String line = new String(buffer, lineStart, lineEnd - lineStart, UTF_8);
    return !line.isEmpty()
        && Arrays.stream(line.split(",", -1)).noneMatch(field -> field.matches("\\d+"));
  }

  private int sideOfFirstImage() {
    int fields = countFields();
    int side = (int) Math.round(Math.sqrt(fields - 1));
    if (fields < 2 || side * side != fields - 1) {
      throw file.damaged(
          ("has %d values in line %d; expected are a label and the pixels of a square image,"
                  + " 785 values for 28x28. A file without labels cannot be used")
              .formatted(fields, lineNumber));
    }
    imageSize = fields - 1;
    return side;
  }

  private int countFields() {
    int fields = 1;
    for (int i = lineStart; i < lineEnd; i++) {
      if (buffer[i] == ',') {
        fields++;
      }
    }
    return fields;
  }

  private void readRow() {
    growFor(rows + 1L);
    int end = number(0, lineStart, 255);
    labels[rows] = (byte) value;
    file.checkLabel(value, classes, "line " + lineNumber);
    int pixel = rows * imageSize;
    for (int column = 1; column <= imageSize; column++) {
      if (end == lineEnd) {
        throw wrongNumberOfFields();
      }
      end = number(column, end + 1, 255);
      pixels[pixel++] = (byte) value;
    }
    if (end != lineEnd) {
      throw wrongNumberOfFields();
    }
    rows++;
  }
}

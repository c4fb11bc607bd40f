package dev.lenet.data;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.api.spec.Shape;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a data set from a CSV file: a row is the label and then the pixels of one image, whole
 * numbers without quotes or blanks. A first line that starts with {@code label}, or in which no
 * field is a number, is a header (see {@link CsvHeader}); without one, images are square.
 *
 * <p>Bytes are parsed in place: MNIST is 47 million numbers, too many to make a string for each.
 * The file is read twice, the first time to count its lines, so that the arrays have the right
 * size.
 */
final class CsvFile {
  private static final int BLOCK = 1 << 18;

  private final DataFile file;
  private final Classes classes;
  private final CsvLines lines;

  private final Shape shape;
  private final byte[] labels;
  private final byte[] pixels;

  private CsvFile(DataFile file, CsvLines lines, CsvLines.Count count, Classes classes)
      throws IOException {
    this.file = file;
    this.classes = classes;
    this.lines = lines;
    boolean more = lines.next();
    CsvHeader header = CsvHeader.of(file, more ? lines.text() : "");
    if (header.present()) {
      more = lines.next();
    }
    if (!more || lines.isBlank()) {
      throw file.damaged(
          "has no row in line %d; expected a label and its pixels"
              .formatted(Math.max(1, lines.lineNumber())));
    }
    this.shape = shape(header);
    int rows = rowsAtMost(count);
    this.labels = file.newArray(rows);
    this.pixels = file.newArray(Math.multiplyExact(rows, shape.size()));
  }

  /**
   * All rows of a file.
   *
   * @throws DataException if the file is missing, cannot be read, or is damaged
   */
  static Dataset read(String name, DataFile file, Classes classes) {
    return read(name, file, classes, BLOCK);
  }

  /** The same, in blocks of the given length; a line may be longer than a block. */
  static Dataset read(String name, DataFile file, Classes classes, int block) {
    CsvLines.Count count = file.read(in -> new CsvLines(file, in, block).count());
    return file.read(
        in -> new CsvFile(file, new CsvLines(file, in, block), count, classes).read(name));
  }

  private Dataset read(String name) throws IOException {
    int rows = 0;
    do {
      if (rows == labels.length) {
        throw file.damaged("grew while it was read");
      }
      readRow(rows++);
    } while (lines.next() && !lines.isBlank());
    refuseMoreThanBlankLines();
    // Shorter only if blank lines end the file.
    boolean exact = rows == labels.length;
    return classes.dataset(
        name,
        shape,
        exact ? pixels : Arrays.copyOf(pixels, rows * shape.size()),
        exact ? labels : Arrays.copyOf(labels, rows));
  }

  /**
   * The size of the images: from the header, or else the square with as many pixels as the first
   * row.
   */
  private Shape shape(CsvHeader header) {
    int fields = lines.fields();
    Shape shape = header.shape();
    if (shape == null) {
      int side = (int) Math.round(Math.sqrt(fields - 1));
      shape = new Shape(1, side, side);
    }
    if (fields < 2 || shape.height() * shape.width() != fields - 1) {
      throw file.damaged(
          ("has %d values in line %d; expected a label and the pixels of a %s image,"
                  + " 785 values for 28x28. A file without labels cannot be used")
              .formatted(fields, lines.lineNumber(), header.shape() == null ? "square" : shape));
    }
    return shape;
  }

  /**
   * At most the number of lines, and at most what fits into the file, because a value takes two
   * bytes.
   */
  private int rowsAtMost(CsvLines.Count count) {
    long values = shape.size() + 1L;
    long rows =
        Math.min(count.lines() - lines.lineNumber() + 1, (count.bytes() + 1) / (2 * values) + 1);
    if (rows * shape.size() > DataFile.LONGEST_ARRAY) {
      throw file.damaged(
          "has %d rows of %d pixels, more than one array can hold".formatted(rows, shape.size()));
    }
    return (int) rows;
  }

  private void readRow(int row) {
    int label = lines.label();
    file.checkLabel(label, classes.count(), "line " + lines.lineNumber() + ", column 1");
    labels[row] = (byte) label;
    lines.pixels(pixels, row * shape.size(), shape.size());
  }

  private void refuseMoreThanBlankLines() throws IOException {
    int blank = lines.lineNumber();
    while (lines.next()) {
      if (!lines.isBlank()) {
        throw file.damaged(
            "has a blank line %d before line %d; blank lines are allowed only at the end of the file"
                .formatted(blank, lines.lineNumber()));
      }
    }
  }
}

package dev.lenet.data;

import dev.lenet.api.spec.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a CSV file, if it has one.
 *
 * @param shape the images' size, if the name of the last column is a place, as {@code 28x28} in
 *     {@code label,1x1,1x2,...,28x28}; else null
 */
record CsvHeader(boolean present, @Nullable Shape shape) {
  private static final Pattern PLACE = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");

  /**
   * Reads the first line, without its byte order mark.
   *
   * @throws dev.lenet.api.error.DataException if the place is larger than an image may be
   */
  static CsvHeader of(DataFile file, String line) {
    boolean present =
        field(line, 0).equalsIgnoreCase("label") || (!line.isEmpty() && !hasNumber(line));
    Matcher place = PLACE.matcher(field(line, line.lastIndexOf(',') + 1));
    return new CsvHeader(
        present,
        present && place.matches()
            ? shape(file, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
            : null);
  }

  private static Shape shape(DataFile file, int height, int width) {
    if ((long) height * width > DataFile.LARGEST_IMAGE) {
      throw file.damaged(
          "has images of %dx%d pixels by its line 1; an image may have at most %d"
              .formatted(height, width, DataFile.LARGEST_IMAGE));
    }
    return new Shape(1, height, width);
  }

  /**
   * Reads one field after the other, because a list of all could take a hundred times the memory of
   * the line.
   */
  private static boolean hasNumber(String line) {
    for (int from = 0, comma = 0; comma >= 0; from = comma + 1) {
      String field = field(line, from);
      int at = field.startsWith("-") ? 1 : 0;
      if (at < field.length() && field.charAt(at) >= '0' && field.charAt(at) <= '9') {
        return true;
      }
      comma = line.indexOf(',', from);
    }
    return false;
  }

  /** The field at an index, without blanks and quotes. */
  private static String field(String line, int from) {
    int comma = line.indexOf(',', from);
    return line.substring(from, comma < 0 ? line.length() : comma).replace("\"", "").strip();
  }
}

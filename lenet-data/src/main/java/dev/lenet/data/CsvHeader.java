package dev.lenet.data;

import dev.lenet.api.spec.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a CSV file, if it is none of the rows.
 *
 * @param shape the images' size, if the last column is called by its place, as {@code 28x28} in
 *     {@code label,1x1,1x2,...,28x28}; null: it does not say
 */
record CsvHeader(boolean present, @Nullable Shape shape) {
  private static final Pattern PLACE = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");

  /** What the first line is; a byte order mark is not part of it. */
  static CsvHeader of(String line) {
    List<String> fields =
        Arrays.stream(line.split(",", -1)).map(field -> field.replace("\"", "").strip()).toList();
    boolean present =
        fields.get(0).equalsIgnoreCase("label")
            || (!line.isEmpty() && fields.stream().noneMatch(field -> field.matches("-?\\d.*")));
    Matcher place = PLACE.matcher(fields.get(fields.size() - 1));
    return new CsvHeader(
        present,
        present && place.matches()
            ? new Shape(1, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
            : null);
  }
}

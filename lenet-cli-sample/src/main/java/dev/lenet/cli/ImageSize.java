package dev.lenet.cli;

import dev.lenet.api.spec.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a height and a width, such as {@code 28x28}. */
final class ImageSize implements ITypeConverter<Size> {
  /** Longer sides than a network's input may have are of no use. */
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,7})x([1-9][0-9]{0,7})");

  @Override
  public Size convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException(
          "'%s' is no height and width, such as 28x28".formatted(text));
    }
    return new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
  }

  /** As the option has it. */
  static String text(Size size) {
    return size.height() + "x" + size.width();
  }
}

package dev.lenet.internal.text;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside, such as a name from a file or a server's answer, safe for a message.
 * Control characters, marks that change the direction of writing, line and paragraph separators and
 * unpaired surrogates are written as {@code \n}, {@code \t} or <code>&#92;u001b</code>; long text
 * is cut, with "…" at its end. HTML needs its own escaping.
 */
public final class Foreign {
  private static final int TEXT = 200;
  private static final int FILE = 1_000;
  private static final int LISTED = 10;
  private static final int MESSAGE = 100_000;

  private Foreign() {}

  /** One line of at most 200 characters. */
  public static String text(@Nullable Object text) {
    return text(text, TEXT);
  }

  /** One line of at most that many characters, not counting the "…". */
  public static String text(@Nullable Object text, int most) {
    return plain(String.valueOf(text), most, false);
  }

  /**
   * The name of a file or an address: one line of at most 1,000 characters, because people search
   * for it.
   */
  public static String file(Object file) {
    return text(file, FILE);
  }

  /** At most ten of the texts, separated by commas, each escaped as in {@link #text}. */
  public static String list(Collection<?> texts) {
    return list(texts.stream().map(Foreign::text).toList(), ", ");
  }

  /** At most ten of the texts, unchanged, and the number of the others. */
  public static String list(Collection<String> texts, String separator) {
    String listed = texts.stream().limit(LISTED).collect(Collectors.joining(separator));
    int more = texts.size() - LISTED;
    return more <= 0 ? listed : listed + separator + "and " + more + " more";
  }

  /** Whether the text needs no escaping as one line of any length. */
  public static boolean isPlain(String text) {
    return text.codePoints().allMatch(Foreign::isPlain);
  }

  /** Text of several lines and of any length. */
  public static String lines(String text) {
    return plain(text, Integer.MAX_VALUE, true);
  }

  /** A whole message, which may have several lines. */
  public static String message(String message) {
    return plain(message, MESSAGE, true);
  }

  private static String plain(String text, int most, boolean lines) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      int end = plain.length();
      if (isPlain(character) || (lines && character == '\n')) {
        plain.appendCodePoint(character);
      } else {
        plain.append(escaped(character));
      }
      if (plain.length() > most) {
        plain.setLength(end);
        return plain.append('…').toString();
      }
      at += Character.charCount(character);
    }
    return plain.toString();
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> !isDirection(character);
      default -> true;
    };
  }

  private static boolean isDirection(int character) {
    return character == 0x061c
        || character == 0x200e
        || character == 0x200f
        || (character >= 0x202a && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static String escaped(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", character);
    };
  }
}

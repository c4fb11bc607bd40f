package dev.lenet.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text from outside")
class ForeignTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 9, 10, 13, 27, 31, 127, 128, 0x85, 0x9b, 159, 0x61c, 0x200e, 0x200f, 0x2028, 0x2029,
        0x202a, 0x202e, 0x2066, 0x2069, 0xd800, 0xdfff
      })
  @DisplayName("has its control characters and marks of direction escaped")
  void escapes(int character) {
    String text = "a" + (char) character + "b";
    assertFalse(Foreign.isPlain(text));
    String shown = Foreign.text(text);
    assertTrue(shown.matches("a\\\\(n|r|t|u[0-9a-f]{4})b"), shown);
    assertTrue(Foreign.isPlain(shown));
    if (shown.length() > 4) {
      assertEquals(character, Integer.parseInt(shown.substring(3, 7), 16));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "C:\\new\\u", "Größe 2 – 漢字 👩\u200d🔬", "می\u200cخواهم", "x | \"y\" 'z'"})
  @DisplayName("is unchanged if it can do no harm")
  void keeps(String text) {
    assertEquals(text, Foreign.text(text));
    assertTrue(Foreign.isPlain(text));
  }

  @Test
  @DisplayName("is cut, never within a character or an escape")
  void cuts() {
    assertEquals("abc", Foreign.text("abc", 3));
    assertEquals("abc…", Foreign.text("abcd", 3));
    assertEquals("ab…", Foreign.text("ab👩", 3));
    assertEquals("a…", Foreign.text("a\u001b", 6));
    assertEquals(201, Foreign.text("x".repeat(10_000_000)).length());
    assertEquals(1_001, Foreign.file("x".repeat(2_000)).length());
    assertEquals("null", Foreign.text(null));
  }

  @Test
  @DisplayName("is listed ten at a time, with the number of the rest")
  void lists() {
    assertEquals("", Foreign.list(List.of()));
    assertEquals("a\\nb, 2", Foreign.list(List.of("a\nb", 2)));
    assertEquals("x" + ", x".repeat(9), Foreign.list(Collections.nCopies(10, "x")));
    assertEquals(
        "x" + ", x".repeat(9) + ", and 99990 more",
        Foreign.list(Collections.nCopies(100_000, "x")));
  }

  @Test
  @DisplayName(
      "is escaped and cut in every message, even if the code that made the message forgot to")
  void message() {
    var e = new DataException(ErrorCode.DATA_DAMAGED, "first\nsecond \u001b[31m\u202e\r");
    assertEquals("first\nsecond \\u001b[31m\\u202e\\r", e.reason());
    assertEquals(e.reason() + " [DATA_DAMAGED]", e.getMessage());
    var large = new DataException(ErrorCode.DATA_DAMAGED, "x".repeat(20_000_000));
    assertEquals(100_001, large.reason().length());
  }
}

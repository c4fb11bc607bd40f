package dev.lenet.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A JSON text")
class JsonTreeTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"a\": {\"b\": [1, -2.5e3, \"x\\u00e9\\n\", true, false, null, {}]}, \"c\": []}",
        "[0, 2147483647, 2147483648, -9223372036854775808, 123456789012345678901234567890]",
        "[0.1, 1e-320, 1e999, 5e-1]",
        "\"text\"",
        "17",
        "{\"a\": 1, \"a\": 2}",
        ""
      })
  @DisplayName("becomes the tree that Jackson's mapper makes of it")
  void isTheMappers(String text) {
    assertEquals(MAPPER.readTree(text), JsonTree.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"a\" 1}", "[1] 2", "{\"a\": 01}", "nul", "]", "{\"a\":]"})
  @DisplayName("that is no JSON, or more than one value, is refused")
  void isNoJson(String text) {
    assertThrows(JacksonException.class, () -> JsonTree.read(text));
    assertThrows(JacksonException.class, () -> JsonTree.readStrictly(text));
  }

  @Test
  @DisplayName("with a field that comes twice is refused where that matters")
  void twice() {
    String text = "{\"a\": {\"b\": 1, \"b\": 1}}";
    assertThrows(JacksonException.class, () -> JsonTree.readStrictly(text));
    assertEquals(1, JsonTree.read(text).at("/a/b").intValue());
  }

  @Test
  @DisplayName("that is nested without end is refused, and overflows nothing")
  void deep() {
    String text = "[".repeat(100_000);
    assertThrows(JacksonException.class, () -> JsonTree.read(text));
  }

  @Test
  @DisplayName("that is empty is a missing node")
  void empty() {
    assertTrue(JsonTree.readStrictly(" ").isMissingNode());
  }
}

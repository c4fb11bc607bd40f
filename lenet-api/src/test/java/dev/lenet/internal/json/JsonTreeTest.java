package dev.lenet.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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
        "[0.1, 1e-320, 1e999, 5e-1, 4.0, 1e-4, 2e-3, 1e22, 1.0E23, 0.30000000000000004]",
        "\"text \\\\ \\\" \\/ \\b \\t \\u001b \\u007f \\u2028 \u202e \ud83d\ude00\"",
        "17",
        "null"
      })
  @DisplayName("is read and written as Jackson's mapper reads and writes it")
  void isTheMappers(String text) {
    assertEquals(
        MAPPER.readTree(text).toString(), JsonTree.text(JsonTree.readStrictly(text)), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"a\" 1}", "[1] 2", "{\"a\": 01}", "nul", "]", "{\"a\":]"})
  @DisplayName("that is not JSON, or more than one value, is refused")
  void isNoJson(String text) {
    assertThrows(JacksonException.class, () -> JsonTree.read(text, twice -> {}));
    assertThrows(JacksonException.class, () -> JsonTree.readStrictly(text));
  }

  @Test
  @DisplayName("with a repeated field is refused, or keeps the first value and reports it once")
  void twice() {
    String text = "{\"a\": {\"b\": 1, \"b\": [{\"b\": 1, \"b\": 2}], \"b\": 3}, \"c\": 4}";
    assertThrows(JacksonException.class, () -> JsonTree.readStrictly(text));
    List<String> told = new ArrayList<>();
    Object value =
        JsonTree.read(
            text, tokens -> told.add(tokens.streamReadContext().pathAsPointer().toString()));
    assertEquals("{\"a\":{\"b\":1},\"c\":4}", JsonTree.text(value));
    assertEquals(List.of("/a/b"), told);
  }

  @Test
  @DisplayName("that is nested without end is refused without a stack overflow")
  void deep() {
    String text = "[".repeat(100_000);
    assertThrows(JacksonException.class, () -> JsonTree.readStrictly(text));
  }

  @Test
  @DisplayName("of more values than any file of ours has is refused before they take memory")
  void many() {
    String text = "[" + "{},".repeat(3_000_000) + "{}]";
    var e = assertThrows(JacksonException.class, () -> JsonTree.readStrictly(text));
    assertTrue(e.getOriginalMessage().contains("2000000"), e.getOriginalMessage());
  }

  @Test
  @DisplayName("that is empty has no value")
  void empty() {
    assertNull(JsonTree.readStrictly(" "));
  }
}

package dev.lenet.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.SpecProblem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What --json prints")
class JsonTest {
  private record Everything(
      String text,
      @Nullable Double none,
      double number,
      float single,
      List<Float> singles,
      long integer,
      boolean truth,
      List<int[]> matrix,
      Map<Integer, Long> map,
      List<SpecProblem> problems,
      List<String> empty) {}

  @Test
  @DisplayName("is what Jackson's mapper makes of records")
  void isTheMappers() {
    Everything everything =
        new Everything(
            "a \"b\" \u00e9\n\u001b",
            null,
            0.1,
            0.1f,
            List.of(1e-10f, 1f),
            Long.MIN_VALUE,
            true,
            Arrays.asList(new int[] {1, 2}, new int[0]),
            Map.of(1, 2L),
            List.of(new SpecProblem("/a", "b", "c")),
            List.of());
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    assertEquals(mapper.writeValueAsString(everything), Json.write(everything));
  }

  @Test
  @DisplayName("has the files' names before their readings, and looks like any other object")
  void predictions() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonPredictions json =
        new JsonPredictions(new PrintStream(bytes, true, StandardCharsets.UTF_8), "java");
    json.add("a.png", "{\"text\":\"7\",\"digits\":[{\"probability\":0.1,\"sure\":true}]}");
    json.addError("\u00e9.png", "no \"picture\"");
    json.end();
    Map<String, Object> digit = new LinkedHashMap<>();
    digit.put("probability", 0.1);
    digit.put("sure", true);
    Map<String, Object> read = new LinkedHashMap<>();
    read.put("file", "a.png");
    read.put("text", "7");
    read.put("digits", List.of(digit));
    Map<String, Object> failed = new LinkedHashMap<>();
    failed.put("file", "\u00e9.png");
    failed.put("error", "no \"picture\"");
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("backend", "java");
    all.put("predictions", List.of(read, failed));
    assertEquals(Json.write(all) + System.lineSeparator(), bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("is printed when there is something to print, and is an object without entries too")
  void notEnded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonPredictions json =
        new JsonPredictions(new PrintStream(bytes, true, StandardCharsets.UTF_8), "java");
    assertEquals(0, bytes.size());
    json.end();
    assertEquals(
        "{\"backend\":\"java\",\"predictions\":[]}",
        bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""));
  }

  @Test
  @DisplayName("is refused for a value that JSON has no form for, instead of written as text")
  void refusesOthers() {
    Object other = new Object();
    var e = assertThrows(IllegalArgumentException.class, () -> Json.write(List.of(other)));
    assertTrue(String.valueOf(e.getMessage()).contains("java.lang.Object"), e::getMessage);
  }
}

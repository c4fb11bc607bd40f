package dev.lenet.cli.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.cli.report.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The JSON of predictions")
class JsonPredictionsTest {
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
}

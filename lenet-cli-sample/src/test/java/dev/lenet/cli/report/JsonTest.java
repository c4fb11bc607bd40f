package dev.lenet.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.SpecProblem;
import java.util.Arrays;
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
      List<float[]> rows,
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
            Arrays.asList(new float[] {0.1f, 1e-10f}, new float[0]),
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
  @DisplayName("is refused for a value that JSON has no form for, instead of written as text")
  void refusesOthers() {
    Object other = new Object();
    var e = assertThrows(IllegalArgumentException.class, () -> Json.write(List.of(other)));
    assertTrue(String.valueOf(e.getMessage()).contains("java.lang.Object"), e::getMessage);
  }
}

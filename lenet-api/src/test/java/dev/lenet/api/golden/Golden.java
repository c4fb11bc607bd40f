package dev.lenet.api.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The numbers that {@code src/test/golden} computed, and the specs that they belong to. */
public final class Golden {
  private Golden() {}

  /** A document of {@code src/test/resources/golden}. */
  public static JsonNode read(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
      return new JsonMapper().readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements of a list that has some. */
  public static Stream<JsonNode> each(JsonNode list) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("A golden list without elements tests nothing");
    }
    return list.valueStream();
  }

  public static double[] doubles(JsonNode list) {
    return each(list).mapToDouble(JsonNode::doubleValue).toArray();
  }

  public static int[] ints(JsonNode list) {
    return each(list).mapToInt(JsonNode::intValue).toArray();
  }

  public static float[] floats(JsonNode list) {
    double[] values = doubles(list);
    float[] floats = new float[values.length];
    IntStream.range(0, values.length).forEach(i -> floats[i] = (float) values[i]);
    return floats;
  }

  /** Every {@code step}-th of the actual values is the expected one. */
  public static void assertClose(double[] expected, float[] actual, int step, double tolerance) {
    assertEquals(expected.length, (actual.length + step - 1) / step);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i * step], tolerance, "value " + i * step);
    }
  }

  /** A network of one layer, with an input and a training as in a spec file. */
  public static NetworkSpec spec(String input, int classes, String training) {
    String text =
        """
        {"name": "one-layer", "input": {%s},
         "layers": [{"name": "output", "type": "dense", "units": %d, "activation": "softmax"}],
         "training": {%s}}
        """;
    return Specs.parse(text.formatted(input, classes, training), "a test's spec");
  }
}

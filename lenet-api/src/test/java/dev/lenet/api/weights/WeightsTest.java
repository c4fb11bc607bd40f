package dev.lenet.api.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Initializer;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Weights")
class WeightsTest {
  private static final NetworkSpec LENET5 = Specs.recipe("lenet5");

  private static NetworkSpec lenet5(Initializer initializer, long seed) {
    // whose filters have different numbers of connections
    NetworkSpec network =
        initializer == Initializer.LECUN1998 ? Specs.recipe("lenet5-1998") : LENET5;
    return network.toBuilder()
        .initializer(initializer)
        .training(LENET5.training().toBuilder().seed(seed).build())
        .build();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("begin with the values that Python computes, bit for bit")
  void beginGolden(Initializer initializer) throws IOException {
    try (InputStream in = WeightsTest.class.getResourceAsStream("/golden/initial-weights.json")) {
      JsonNode golden = new JsonMapper().readTree(Objects.requireNonNull(in));
      Weights weights = Weights.initial(lenet5(initializer, golden.path("seed").longValue()));
      JsonNode tensors = golden.path("initializers").path(initializer.specName());
      assertEquals(
          List.copyOf(tensors.propertyNames()),
          weights.parameters().stream().map(parameter -> parameter.name()).toList());
      for (Map.Entry<String, JsonNode> expected : tensors.properties()) {
        assertGolden(expected.getValue(), weights.tensor(expected.getKey()));
      }
    }
  }

  private static void assertGolden(JsonNode expected, Tensor tensor) {
    List<Integer> shape = expected.path("shape").valueStream().map(JsonNode::intValue).toList();
    assertEquals(shape, tensor.shape());
    for (int i = 0; i < expected.path("first").size(); i++) {
      assertEquals(
          (float) expected.path("first").path(i).doubleValue(), tensor.value(i), tensor.name());
    }
    assertEquals((float) expected.path("last").doubleValue(), tensor.value(tensor.size() - 1));
  }

  @Test
  @DisplayName("begin within the bound of Glorot and Bengio, and fill it")
  void beginWithinTheBound() {
    Tensor c5 = Weights.initial(LENET5).tensor("c5.weight");
    double bound = Math.sqrt(6.0 / (16 * 25 + 120 * 25));
    float largest = 0;
    for (float value : c5.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest <= bound && largest > 0.999 * bound, largest + " of " + bound);
  }

  @Test
  @DisplayName("begin with other values for another seed")
  void beginElsewhere() {
    Weights other = Weights.initial(lenet5(Initializer.GLOROT_UNIFORM, 43));
    assertNotEquals(Weights.initial(LENET5), other);
    assertEquals(Weights.initial(LENET5), Weights.initial(LENET5));
  }

  @Test
  @DisplayName("are copied in and out, so that nothing changes them from outside")
  void areCopied() {
    float[] flat = Weights.initial(LENET5).toArray();
    Weights weights = Weights.of(LENET5, flat);
    float[] before = flat.clone();
    flat[0] = 9;
    weights.toArray()[1] = 9;
    weights.tensor("c1.weight").values()[2] = 9;
    assertArrayEquals(before, weights.toArray());
  }

  @Test
  @DisplayName("follow each other in the flat array, tensor by tensor")
  void lieBehindEachOther() {
    float[] flat = new float[61_706];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = i;
    }
    Weights weights = Weights.of(LENET5, flat);
    assertEquals(150, weights.tensor("c1.bias").value(0));
    assertEquals(156, weights.tensor("c3.weight").value(0));
    assertEquals(2_572, weights.tensor("c5.weight").value(0));
    assertEquals(61_705, weights.tensor("output.bias").value(9));
  }

  @Test
  @DisplayName("of another length are refused, as are unknown tensors")
  void refuse() {
    var length =
        assertThrows(IllegalArgumentException.class, () -> Weights.of(LENET5, new float[3]));
    assertTrue(length.toString().contains("61706 weights, but 3"), length.toString());
    Weights weights = Weights.initial(LENET5);
    var name = assertThrows(IllegalArgumentException.class, () -> weights.tensor("c2.weight"));
    assertTrue(name.toString().contains("'c2.weight'"), name.toString());
    assertTrue(name.toString().contains("c3.bias"), name.toString());
  }

  @Test
  @DisplayName("as tensors have as many values as their shape says")
  void tensorsFitTheirShape() {
    assertEquals(1, new Tensor("scalar", List.of(), new float[] {7}).size());
    assertEquals(0, new Tensor("empty", List.of(3, 0), new float[0]).size());
    assertThrows(
        IllegalArgumentException.class, () -> new Tensor("t", List.of(2, 2), new float[3]));
    assertThrows(
        IllegalArgumentException.class, () -> new Tensor("t", List.of(-1, -3), new float[3]));
  }
}

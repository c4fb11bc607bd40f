package dev.lenet.internal.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.golden.Golden;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The order of an epoch")
class EpochOrderTest {
  private static final JsonNode GOLDEN = Golden.read("order");

  static Stream<JsonNode> small() {
    return Golden.each(GOLDEN.path("small"));
  }

  private static int[] shuffled(JsonNode golden) {
    return EpochOrder.shuffled(
        golden.path("n").intValue(),
        golden.path("seed").longValue(),
        golden.path("epoch").intValue());
  }

  @ParameterizedTest
  @MethodSource("small")
  @DisplayName("of ten images is the one that Python computes")
  void isGolden(JsonNode golden) {
    assertArrayEquals(Golden.ints(golden.path("order")), shuffled(golden));
  }

  @Test
  @DisplayName("of MNIST is the one that Python computes, each image once")
  void ofMnistIsGolden() {
    JsonNode golden = GOLDEN.path("large");
    int[] order = shuffled(golden);
    int[] first = Golden.ints(golden.path("first"));
    assertArrayEquals(first, Arrays.copyOf(order, first.length));
    long sum = IntStream.range(0, order.length).mapToLong(i -> (long) i * order[i]).sum();
    assertEquals(golden.path("sumOfIndexTimesValue").longValue(), sum);
    assertArrayEquals(
        IntStream.range(0, order.length).toArray(), Arrays.stream(order).sorted().toArray());
  }

  @Test
  @DisplayName("works for one image and for no image")
  void ofFewImages() {
    assertArrayEquals(new int[] {0}, EpochOrder.shuffled(1, 42, 1));
    assertArrayEquals(new int[0], EpochOrder.shuffled(0, 42, 1));
  }
}

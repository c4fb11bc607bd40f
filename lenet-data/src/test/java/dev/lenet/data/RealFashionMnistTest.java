package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads Fashion-MNIST from the usual places; left out where none of them has it. */
@DisplayName("Fashion-MNIST")
class RealFashionMnistTest {
  @SuppressWarnings("NullAway.Init")
  private static TrainTestSplit fashion;

  @BeforeAll
  static void load() {
    try {
      fashion = Datasets.load("fashion-mnist");
    } catch (DataException e) {
      if (e.code() != ErrorCode.DATA_MISSING) {
        throw e;
      }
      abort(e.reason());
    }
  }

  private static int[] firstLabels(Dataset data) {
    return IntStream.range(0, 10).map(data::label).toArray();
  }

  private static int[] perClass(Dataset data) {
    int[] counts = new int[data.classes()];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label(i)]++;
    }
    return counts;
  }

  private static int[] tenTimes(int count) {
    int[] counts = new int[10];
    Arrays.fill(counts, count);
    return counts;
  }

  @Test
  @DisplayName("has MNIST's form, and as many images of each class")
  void sizes() {
    assertEquals(new Shape(1, 28, 28), fashion.train().imageShape());
    assertEquals(new Shape(1, 28, 28), fashion.test().imageShape());
    assertArrayEquals(tenTimes(6000), perClass(fashion.train()));
    assertArrayEquals(tenTimes(1000), perClass(fashion.test()));
  }

  @Test
  @DisplayName("names its classes: it begins with an ankle boot and ends its test with a sandal")
  void names() {
    Dataset train = fashion.train();
    Dataset test = fashion.test();
    assertEquals("Ankle boot", train.classNames().get(train.label(0)));
    assertEquals("Sandal", test.classNames().get(test.label(test.size() - 1)));
    assertEquals(
        List.of("T-shirt/top", "Trouser", "Pullover", "Dress"), test.classNames().subList(0, 4));
  }

  @Test
  @DisplayName("has these pixels and labels, by a checksum that Python computed from the raw files")
  void checksums() {
    assertArrayEquals(new int[] {9, 0, 0, 3, 0, 2, 7, 2, 5, 5}, firstLabels(fashion.train()));
    assertArrayEquals(new int[] {9, 2, 1, 1, 6, 1, 4, 6, 5, 7}, firstLabels(fashion.test()));
    assertEquals(
        "16d82e2b505296aa2b78bd5ea0992634f30419a4c97def7c907d154a35ac6157",
        fashion.train().sha256());
    assertEquals(
        "9f1ec356a747bfe4ebab3cfb722d3694c9ca737e2570f6f90cf31d7b6fd689d4",
        fashion.test().sha256());
  }
}

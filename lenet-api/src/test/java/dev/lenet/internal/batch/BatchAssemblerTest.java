package dev.lenet.internal.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The batch assembler")
class BatchAssemblerTest {
  private static final NetworkSpec PLAIN = NumberedImages.spec(4, 1, "");
  private static final NetworkSpec DISTORTING =
      NumberedImages.spec(4, 1, ", \"augmentation\": {\"shift\": 1}");

  private static float[] inputs(Batch batch) {
    float[] values = new float[batch.rows() * batch.inputSize()];
    batch.inputs().get(0, values);
    return values;
  }

  @Test
  @DisplayName("takes images in the order given, with their labels, from anywhere in it")
  void takesImagesInOrder() {
    BatchAssembler assembler = BatchAssembler.plain(PLAIN, new NumberedImages(200));
    Batch batch = assembler.newBatch(3);
    assertEquals(3, batch.capacity());
    assembler.assemble(batch, new int[] {9, 5, 199, 0, 7}, 1, 4, 1);
    assertEquals(3, batch.rows());
    assertArrayEquals(new float[] {0, 5, 0, 199, 0, 0}, inputs(batch));
    assertEquals(2, batch.label(0));
    assertEquals(1, batch.label(1));
    assertEquals(0, batch.label(2));
  }

  @Test
  @DisplayName("fills the same batch again with fewer images")
  void fillsAgain() {
    BatchAssembler assembler = BatchAssembler.learning(PLAIN, new NumberedImages(10));
    Batch batch = assembler.newBatch(3);
    int[] order = {1, 2, 3, 4};
    assembler.assemble(batch, order, 0, 3, 1);
    var before = batch.inputs();
    assembler.assemble(batch, order, 3, 4, 1);
    assertEquals(before, batch.inputs());
    assertEquals(1, batch.rows());
    assertArrayEquals(new float[] {0, 4}, inputs(batch));
  }

  @Test
  @DisplayName("distorts only to learn, by epoch and index as the augmenter does")
  void distortsToLearn() {
    Dataset data = new NumberedImages(10);
    int[] order = {8, 3};
    float[] expected = new float[4];
    Augmenter augmenter = Objects.requireNonNull(Augmenter.of(DISTORTING));
    for (int row = 0; row < 2; row++) {
      float[] distorted = new float[2];
      augmenter.apply(new float[] {0, order[row]}, distorted, 5, order[row]);
      System.arraycopy(distorted, 0, expected, 2 * row, 2);
    }
    Batch batch = new Batch(2, 2);
    BatchAssembler.learning(DISTORTING, data).assemble(batch, order, 0, 2, 5);
    assertArrayEquals(expected, inputs(batch));
    BatchAssembler.plain(DISTORTING, data).assemble(batch, order, 0, 2, 5);
    assertArrayEquals(new float[] {0, 8, 0, 3}, inputs(batch));
    assertFalse(Arrays.equals(expected, inputs(batch)));
  }

  @Test
  @DisplayName("refuses data sets without images, of other shapes, and of other classes")
  void refuses() {
    assertMismatch("no images", new NumberedImages(0));
    assertMismatch("1x1x3", Dataset.of("wide", new Shape(1, 1, 3), 3, new byte[3], new byte[1]));
    assertMismatch(
        "Image 1 of many has label 3",
        Dataset.of("many", new Shape(1, 1, 2), 4, new byte[4], new byte[] {0, 3}));
    BatchAssembler.requireFit(PLAIN, new NumberedImages(1));
  }

  private static void assertMismatch(String said, Dataset data) {
    var e = assertThrows(DataException.class, () -> BatchAssembler.requireFit(PLAIN, data));
    assertEquals(ErrorCode.DATA_MISMATCH, e.code());
    assertTrue(e.toString().contains(said), e.toString());
  }
}

package dev.lenet.internal.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A batch")
class BatchTest {
  private static final int INPUT_SIZE = 3;

  private final Batch batch = new Batch(5, INPUT_SIZE);

  @BeforeEach
  void fill() {
    batch.setRows(5);
    for (int row = 0; row < 5; row++) {
      batch.setLabel(row, 100 + row);
      for (int i = 0; i < INPUT_SIZE; i++) {
        batch.inputs().put(row * INPUT_SIZE + i, 10 * row + i);
      }
    }
  }

  @Test
  @DisplayName("has room, and at first no rows")
  void hasRoom() {
    Batch empty = new Batch(2, INPUT_SIZE);
    assertEquals(2, empty.capacity());
    assertEquals(0, empty.rows());
    assertEquals(INPUT_SIZE, empty.inputSize());
    assertThrows(IndexOutOfBoundsException.class, () -> empty.setRows(3));
    assertThrows(IndexOutOfBoundsException.class, () -> empty.setRows(-1));
  }

  @Test
  @DisplayName("lends one direct buffer in native order, which begins at 0, rows of it too")
  void lendsBuffers() {
    for (Batch any : new Batch[] {batch, batch.rows(2, 4)}) {
      assertSame(any.inputs(), any.inputs());
      assertTrue(any.inputs().isDirect());
      assertEquals(ByteOrder.nativeOrder(), any.inputs().order());
      assertEquals(0, any.inputs().position());
      assertEquals(any.rows() * INPUT_SIZE, any.inputs().limit());
    }
  }

  @Test
  @DisplayName("shows some of its rows through a view on the same memory")
  void showsRows() {
    Batch view = batch.rows(1, 4);
    assertEquals(3, view.rows());
    assertEquals(3, view.capacity());
    assertEquals(INPUT_SIZE, view.inputSize());
    assertEquals(101, view.label(0));
    assertEquals(12, view.inputs().get(2));
    batch.inputs().put(INPUT_SIZE, -1);
    batch.setLabel(1, 7);
    assertEquals(-1, view.inputs().get(0));
    assertEquals(7, view.label(0));
    view.setLabel(2, 8);
    assertEquals(8, batch.label(3));
  }

  @Test
  @DisplayName("shows rows of rows")
  void showsRowsOfRows() {
    Batch view = batch.rows(1, 5).rows(1, 4).rows(2, 3);
    assertEquals(1, view.rows());
    assertEquals(104, view.label(0));
    assertEquals(40, view.inputs().get(0));
  }

  @Test
  @DisplayName("shows only the rows in use")
  void showsNoOthers() {
    batch.setRows(4);
    assertThrows(IndexOutOfBoundsException.class, () -> batch.rows(0, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.rows(-1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> batch.rows(3, 2));
    assertEquals(0, batch.rows(4, 4).rows());
  }

  @Test
  @DisplayName("is refused if it cannot be held in one buffer")
  void refusesTooMuch() {
    for (int inputs : new int[] {1 << 20, 1 << 22, Integer.MAX_VALUE}) {
      var e = assertThrows(IllegalArgumentException.class, () -> new Batch(inputs, 1 << 10));
      assertTrue(String.valueOf(e.getMessage()).contains(inputs + " inputs of 1024 values"));
    }
  }
}

package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Shape;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A data set")
class DatasetTest {
  private static final Shape SHAPE = new Shape(1, 1, 2);
  private static final byte[] PIXELS = {0, 1, 2, 3, 4, 5, 6, (byte) 255};
  private static final byte[] LABELS = {3, 0, (byte) 200, 1};

  private final Dataset data = Dataset.of("four", SHAPE, 201, PIXELS, LABELS);

  private static byte[] pixels(Dataset from, int index) {
    byte[] pixels = new byte[2];
    from.copyPixels(index, pixels, 0);
    return pixels;
  }

  @Test
  @DisplayName("describes its content")
  void saysWhatItHolds() {
    assertEquals("four", data.name());
    assertEquals(SHAPE, data.imageShape());
    assertEquals(4, data.size());
    assertEquals(201, data.classes());
    assertEquals(3, data.label(0));
    assertEquals(200, data.label(2), "labels are unsigned bytes");
  }

  @Test
  @DisplayName("has names of classes if it was made with them, and so have its ranges")
  void hasNames() {
    assertEquals(List.of(), data.classNames());
    List<String> names = List.of("a", "b", "c");
    Dataset named = Dataset.of("named", SHAPE, names, new byte[4], new byte[] {2, 0});
    assertEquals(3, named.classes());
    assertEquals(names, named.classNames());
    assertEquals(names, named.range(1, 2).classNames());
    assertThrows(
        IllegalArgumentException.class,
        () -> Dataset.of("named", SHAPE, names, new byte[2], new byte[] {3}));
  }

  @Test
  @DisplayName("copies pixels to the given place in an array")
  void copiesPixels() {
    byte[] target = new byte[5];
    data.copyPixels(3, target, 2);
    assertArrayEquals(new byte[] {0, 0, 6, (byte) 255, 0}, target);
    Image image = data.image(1);
    assertEquals(SHAPE, image.shape());
    assertArrayEquals(new byte[] {2, 3}, image.pixels());
    image.pixels()[0] = 9;
    assertArrayEquals(new byte[] {2, 3}, pixels(data, 1));
  }

  @Test
  @DisplayName("refuses indices out of range, and arrays that are too short")
  void refusesOtherIndices() {
    for (int index : new int[] {-1, 4, Integer.MAX_VALUE}) {
      assertThrows(IndexOutOfBoundsException.class, () -> data.label(index));
      assertThrows(IndexOutOfBoundsException.class, () -> pixels(data, index));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> data.copyPixels(0, new byte[2], 1));
  }

  @Test
  @DisplayName("has the SHA-256 of its pixels and labels, whatever file they came from")
  void hasDigest() {
    // printf '\0\1\2\3\4\5\6\377\3\0\310\1' | sha256sum
    String expected = "056a5c31b0b49e347109ef7e5d99e6338b30e23f70f7f96d85161f0b7c680ac0";
    assertEquals(expected, data.sha256());
    assertEquals(expected, Dataset.of("other", SHAPE, 255, PIXELS, LABELS).sha256());
    assertNotEquals(expected, data.range(0, 3).sha256());
  }

  @Test
  @DisplayName("gives a range of its images as a view, and itself as the whole range")
  void givesRanges() {
    Dataset middle = data.range(1, 3);
    assertEquals("four[1:3]", middle.name());
    assertEquals(2, middle.size());
    assertEquals(SHAPE, middle.imageShape());
    assertEquals(201, middle.classes());
    assertEquals(0, middle.label(0));
    assertArrayEquals(new byte[] {4, 5}, pixels(middle, 1));
    assertSame(data, data.range(0, 4));
    assertEquals(0, data.range(4, 4).size());
    Dataset last = middle.range(1, 2);
    assertEquals(200, last.label(0));
    assertArrayEquals(new byte[] {4, 5}, pixels(last, 0));
  }

  @Test
  @DisplayName("shows only the images of a range through it")
  void rangesHide() {
    Dataset middle = data.range(1, 3);
    for (int index : new int[] {-1, 2}) {
      assertThrows(IndexOutOfBoundsException.class, () -> middle.label(index));
      assertThrows(IndexOutOfBoundsException.class, () -> pixels(middle, index));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> data.range(-1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> data.range(3, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> data.range(3, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> middle.range(0, 3));
  }

  @Test
  @DisplayName("is refused if pixels and labels do not fit together, or a label has no class")
  void refuses() {
    var pixels =
        assertThrows(
            IllegalArgumentException.class,
            () -> Dataset.of("four", SHAPE, 201, new byte[7], LABELS));
    assertTrue(pixels.toString().contains("4 labels"), pixels.toString());
    assertTrue(pixels.toString().contains("but there are 7"), pixels.toString());
    var label =
        assertThrows(
            IllegalArgumentException.class, () -> Dataset.of("four", SHAPE, 200, PIXELS, LABELS));
    assertTrue(label.toString().contains("image 2 is 200"), label.toString());
  }

  @Test
  @DisplayName("shows its images with rows and columns exchanged, each channel on its own")
  void transposes() {
    byte[] pixels = {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16};
    Dataset wide =
        Dataset.of("wide", new Shape(2, 2, 3), List.of("a", "b"), pixels, new byte[] {1});
    Dataset tall = wide.transposed();
    assertEquals(new Shape(2, 3, 2), tall.imageShape());
    assertArrayEquals(
        new byte[] {1, 4, 2, 5, 3, 6, 11, 14, 12, 15, 13, 16}, tall.image(0).pixels());
    assertEquals(1, tall.label(0));
    assertEquals("wide", tall.name());
    assertEquals(List.of("a", "b"), tall.classNames());
    assertNotEquals(wide.sha256(), tall.sha256());
    assertSame(wide, tall.transposed());
    assertThrows(IndexOutOfBoundsException.class, () -> tall.copyPixels(0, new byte[12], 1));
  }
}

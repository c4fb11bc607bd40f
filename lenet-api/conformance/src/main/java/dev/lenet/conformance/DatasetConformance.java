package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every data set must do. The rules are explained in {@code conformance.md}, a resource of
 * this package.
 */
@ExtendWith(NamedFailures.class)
public abstract class DatasetConformance {
  private static final int READERS = 4;

  /**
   * The data set under test, of at least two images that are not all alike; the same whenever it is
   * asked for.
   */
  protected abstract Dataset dataset();

  @Test
  @DisplayName("D01 has a name, and images of one shape that is not empty")
  void hasNameAndShape() {
    Dataset data = dataset();
    assertFalse(data.name().isBlank(), "the name is blank");
    assertTrue(data.size() >= 2, "the suite needs two images");
    assertTrue(data.imageShape().size() > 0, "an image has no pixels");
    assertTrue(data.classes() >= 2, "there are fewer than two classes");
  }

  @Test
  @DisplayName("D02 labels every image with one of its classes")
  void labelsAreClasses() {
    Dataset data = dataset();
    for (int i = 0; i < data.size(); i++) {
      int label = data.label(i);
      assertTrue(label >= 0 && label < data.classes(), "the label of image " + i + " is " + label);
    }
  }

  @Test
  @DisplayName("D03 copies pixels to where it is told, and nowhere else")
  void copiesPixels() {
    Dataset data = dataset();
    int size = data.imageShape().size();
    byte[] target = new byte[size + 7];
    Arrays.fill(target, (byte) 77);
    data.copyPixels(1, target, 3);
    byte[] pixels = data.image(1).pixels();
    assertArrayEquals(pixels, Arrays.copyOfRange(target, 3, 3 + size), "the image's pixels");
    for (int i : new int[] {0, 1, 2, size + 3, size + 4, size + 5, size + 6}) {
      assertEquals(77, target[i], "a byte beside the image");
    }
    assertEquals(data.imageShape(), data.image(1).shape(), "the shape of an image");
  }

  @Test
  @DisplayName("D04 hands out copies: changing them changes nothing")
  void handsOutCopies() {
    Dataset data = dataset();
    byte[] before = data.image(0).pixels().clone();
    Arrays.fill(data.image(0).pixels(), (byte) 99);
    assertArrayEquals(
        before, data.image(0).pixels(), "pixels after another caller's copy was changed");
  }

  @Test
  @DisplayName("D05 refuses indices that it has no image for, and arrays that are too short")
  void refusesWrongIndices() {
    Dataset data = dataset();
    byte[] target = new byte[data.imageShape().size()];
    for (int index : new int[] {-1, data.size(), Integer.MAX_VALUE}) {
      assertOutOfBounds(() -> data.label(index));
      assertOutOfBounds(() -> data.image(index));
      assertOutOfBounds(() -> data.copyPixels(index, target, 0));
    }
    assertOutOfBounds(() -> data.copyPixels(0, target, 1));
    assertOutOfBounds(() -> data.copyPixels(0, new byte[0], 0));
  }

  private static void assertOutOfBounds(Runnable call) {
    assertThrows(IndexOutOfBoundsException.class, call::run, "an index or array that does not fit");
  }

  @Test
  @DisplayName("D06 shows a range of itself as a data set of its own")
  void showsRanges() {
    Dataset data = dataset();
    Dataset tail = data.range(1, data.size());
    assertEquals(data.size() - 1, tail.size(), "the size of the range");
    assertEquals(data.label(1), tail.label(0), "the first label of the range");
    assertArrayEquals(
        data.image(data.size() - 1).pixels(),
        tail.image(tail.size() - 1).pixels(),
        "the last image of the range");
    assertEquals(data.imageShape(), tail.imageShape(), "the shape of the range's images");
    assertEquals(data.classes(), tail.classes(), "the classes of the range");
    assertOutOfBounds(() -> tail.label(tail.size()));
    assertOutOfBounds(() -> tail.label(-1));
    assertOutOfBounds(() -> data.range(1, data.size() + 1));
    assertOutOfBounds(() -> data.range(2, 1));
    assertEquals(0, data.range(1, 1).size(), "the size of an empty range");
  }

  @Test
  @DisplayName("D07 has a fingerprint that is the same each time, and another for other images")
  void hasAFingerprint() {
    Dataset data = dataset();
    assertEquals(data.sha256(), dataset().sha256(), "the fingerprint, asked twice");
    assertEquals(32, HexFormat.of().parseHex(data.sha256()).length, "bytes of the fingerprint");
    assertNotEquals(
        data.sha256(), data.range(1, data.size()).sha256(), "the fingerprint of other images");
    assertEquals(
        data.sha256(), data.range(0, data.size()).sha256(), "the fingerprint of all images");
  }

  @Test
  @DisplayName("D08 gives several threads what it gives one")
  void isSafeForSeveralThreads() throws InterruptedException, ExecutionException {
    Dataset data = dataset();
    String expected = data.sha256();
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    CyclicBarrier start = new CyclicBarrier(READERS);
    try {
      List<Callable<String>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(
            () -> {
              start.await();
              return data.sha256();
            });
      }
      for (Future<String> fingerprint : threads.invokeAll(readers)) {
        assertEquals(
            expected,
            fingerprint.get(),
            "the fingerprint that one of " + READERS + " threads got at once");
      }
    } finally {
      threads.shutdown();
    }
  }
}

package dev.lenet.internal.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.thread.Failures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The batch pipeline")
@Timeout(120)
class BatchPipelineTest {
  private static final int IMAGES = 11;
  private static final NetworkSpec SPEC = NumberedImages.spec(4, 3, "");

  /** The images of a batch, by the index that their second pixel tells. */
  private static List<Integer> indices(Batch batch) {
    List<Integer> indices = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      indices.add((int) batch.inputs().get(2 * row + 1));
      assertEquals(indices.get(row) % 3, batch.label(row));
    }
    return indices;
  }

  private static List<Integer> epoch(int epoch) {
    return Arrays.stream(EpochOrder.shuffled(IMAGES, 42, epoch)).boxed().toList();
  }

  private static boolean isThreadAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("lenet-batches"));
  }

  @Test
  @DisplayName("gives every epoch in its order, the last batch smaller, and then no more")
  void givesEveryEpoch() throws InterruptedException {
    try (BatchPipeline batches = new BatchPipeline(SPEC, new NumberedImages(IMAGES), 0)) {
      assertEquals(3, batches.batchesPerEpoch());
      for (int epoch = 1; epoch <= 3; epoch++) {
        List<Integer> order = epoch(epoch);
        assertEquals(order.subList(0, 4), indices(batches.next()));
        assertEquals(order.subList(4, 8), indices(batches.next()));
        assertEquals(order.subList(8, 11), indices(batches.next()));
      }
      for (int again = 0; again < 2; again++) {
        var e = assertThrows(IllegalStateException.class, batches::next);
        assertTrue(e.toString().contains("All batches"), e.toString());
      }
    }
    assertFalse(isThreadAlive());
  }

  @Test
  @DisplayName("begins with the batch of a given step")
  void beginsInTheMiddle() throws InterruptedException {
    for (int firstStep = 0; firstStep < 9; firstStep++) {
      try (BatchPipeline all = new BatchPipeline(SPEC, new NumberedImages(IMAGES), 0);
          BatchPipeline rest = new BatchPipeline(SPEC, new NumberedImages(IMAGES), firstStep)) {
        for (int skipped = 0; skipped < firstStep; skipped++) {
          all.next();
        }
        for (int step = firstStep; step < 9; step++) {
          assertEquals(indices(all.next()), indices(rest.next()));
        }
        assertThrows(IllegalStateException.class, rest::next);
      }
    }
  }

  @Test
  @DisplayName("gives the same however slowly batches are taken, and reuses three of them")
  void reusesBatches() throws InterruptedException {
    Set<Batch> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    NetworkSpec spec = NumberedImages.spec(1, 3, "");
    try (BatchPipeline batches = new BatchPipeline(spec, new NumberedImages(IMAGES), 0)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        for (int index : epoch(epoch)) {
          Batch batch = batches.next();
          seen.add(batch);
          Thread.sleep(index % 4);
          assertEquals(List.of(index), indices(batch));
        }
      }
    }
    assertEquals(3, seen.size());
  }

  @Test
  @DisplayName("does not change a batch until the next one is taken, although it works ahead")
  void leavesTheBatchInUseAlone() throws InterruptedException {
    CountDownLatch ahead = new CountDownLatch(3);
    NetworkSpec spec = NumberedImages.spec(1, 3, "");
    NumberedImages data = new NumberedImages(IMAGES, index -> ahead.countDown());
    try (BatchPipeline batches = new BatchPipeline(spec, data, 0)) {
      Batch first = batches.next();
      ahead.await();
      assertEquals(epoch(1).subList(0, 1), indices(first));
    }
  }

  @Test
  @DisplayName("takes batches that are larger than the data set, by far too")
  void takesLargeBatches() throws InterruptedException {
    NetworkSpec spec = NumberedImages.spec(2_000_000, 2, "");
    try (BatchPipeline batches = new BatchPipeline(spec, new NumberedImages(3), 0)) {
      assertEquals(1, batches.batchesPerEpoch());
      assertEquals(3, batches.next().rows());
      assertEquals(3, batches.next().rows());
    }
  }

  @Test
  @DisplayName(
      "ends its thread when it is closed in the middle, even twice, and gives no more batches")
  void closesInTheMiddle() throws InterruptedException {
    BatchPipeline batches = new BatchPipeline(SPEC, new NumberedImages(IMAGES), 0);
    batches.next();
    assertTrue(isThreadAlive());
    batches.close();
    assertFalse(isThreadAlive());
    batches.close();
    var e = assertThrows(IllegalStateException.class, batches::next);
    assertTrue(e.toString().contains("closed"), e.toString());
  }

  @Test
  @DisplayName("ends its thread even if the data set swallows the interrupt")
  void closesDespiteSwallowedInterrupts() throws InterruptedException {
    CountDownLatch copying = new CountDownLatch(1);
    NumberedImages swallowing =
        new NumberedImages(
            IMAGES,
            index -> {
              copying.countDown();
              try {
                Thread.sleep(50);
              } catch (InterruptedException e) {
                // as careless data sets do
              }
            });
    BatchPipeline batches = new BatchPipeline(SPEC, swallowing, 0);
    copying.await();
    batches.close();
    assertFalse(isThreadAlive());
  }

  @Test
  @DisplayName("closes for an interrupted thread too, which stays interrupted")
  void closesForInterruptedThread() {
    BatchPipeline batches = new BatchPipeline(SPEC, new NumberedImages(IMAGES), 0);
    Thread.currentThread().interrupt();
    batches.close();
    assertTrue(Thread.interrupted());
    assertFalse(isThreadAlive());
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new DataException(ErrorCode.DATA_DAMAGED, "the disk is gone"),
        new IllegalArgumentException("no such image"),
        new OutOfMemoryError("too large"),
        new IOException("a checked one, as Kotlin throws it"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName(
      "gives the batches before a failure of the data set, then throws that, again and again")
  void throwsTheFailure(Throwable failure) throws InterruptedException {
    int broken = epoch(1).get(6);
    NumberedImages failing =
        new NumberedImages(
            IMAGES,
            index -> {
              if (index == broken) {
                throw Failures.asItIs(failure);
              }
            });
    try (BatchPipeline batches = new BatchPipeline(SPEC, failing, 0)) {
      assertEquals(epoch(1).subList(0, 4), indices(batches.next()));
      for (int again = 0; again < 2; again++) {
        assertSame(failure, assertThrows(Throwable.class, batches::next));
      }
    }
    assertFalse(isThreadAlive());
  }

  @Test
  @DisplayName("lets a waiting thread be interrupted")
  void letsItselfBeInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    NumberedImages stuck =
        new NumberedImages(
            IMAGES,
            index -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    try (BatchPipeline batches = new BatchPipeline(SPEC, stuck, 0)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, batches::next);
    }
    assertFalse(isThreadAlive());
  }
}

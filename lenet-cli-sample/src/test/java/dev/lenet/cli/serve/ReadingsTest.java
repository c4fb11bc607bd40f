package dev.lenet.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Readings")
class ReadingsTest {
  @Test
  @DisplayName("run, wait, or are refused if too many wait; close waits for all that were taken")
  void areBounded() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Readings readings = new Readings(limits(Duration.ofHours(1)))) {
      var first =
          readings.read(
              () -> {
                running.countDown();
                await(go);
                return "first";
              });
      running.await();
      var second = readings.read(() -> "second");
      assertEquals(1, readings.running());
      assertEquals(1, readings.waiting());
      requireBusy(readings.read(() -> "third"));
      go.countDown();
      assertEquals("first", first.orTimeout(1, TimeUnit.MINUTES).join());
      assertEquals("second", second.orTimeout(1, TimeUnit.MINUTES).join());
    }
  }

  @Test
  @DisplayName("that wait too long are refused while the others still run, and are never read")
  void areNotTooOld() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    try (Readings readings = new Readings(limits(Duration.ofMillis(200)))) {
      var first = running(readings, go);
      requireBusy(readings.read(() -> fail("read in vain")));
      assertEquals(0, readings.waiting());
      assertFalse(first.isDone());
      go.countDown();
      assertEquals("first", first.orTimeout(1, TimeUnit.MINUTES).join());
    }
  }

  /** A reading that runs until it may go. On a busy machine, one may be refused before. */
  private static CompletableFuture<String> running(Readings readings, CountDownLatch go)
      throws InterruptedException {
    while (true) {
      CountDownLatch running = new CountDownLatch(1);
      var reading =
          readings.read(
              () -> {
                running.countDown();
                await(go);
                return "first";
              });
      while (!reading.isDone()) {
        if (running.await(1, TimeUnit.MILLISECONDS)) {
          return reading;
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 300, 1", "1, 2, 300, 1", "18, 2, 600, 6", "16, 1, 250, 4", "18, 2, 60000, 30"})
  @DisplayName("are worth another try when those that are there now have been read")
  void sayWhenToTryAgain(int pictures, int threads, long millis, int seconds) {
    assertEquals(
        seconds, Readings.seconds(pictures, threads, TimeUnit.MILLISECONDS.toNanos(millis)));
  }

  private static Limits limits(Duration delay) {
    return new Limits(1, 1, 1, 1, delay, Duration.ZERO, Duration.ZERO, 1);
  }

  private static void requireBusy(CompletableFuture<String> refused) {
    var failure = assertThrows(CompletionException.class, refused::join);
    assertEquals(503, assertInstanceOf(Refusal.class, failure.getCause()).problem().status());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

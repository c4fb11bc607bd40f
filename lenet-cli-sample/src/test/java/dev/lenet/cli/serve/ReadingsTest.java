package dev.lenet.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
  @DisplayName("are refused if they have waited too long, so that no work is done in vain")
  void areNotTooOld() {
    try (Readings readings = new Readings(limits(Duration.ZERO))) {
      requireBusy(readings.read(() -> fail("read in vain")));
    }
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

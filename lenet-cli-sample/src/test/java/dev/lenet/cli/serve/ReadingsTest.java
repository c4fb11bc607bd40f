package dev.lenet.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Readings")
class ReadingsTest {
  @Test
  @DisplayName("run, wait, or are refused if too many wait; close waits for all that were taken")
  void areBounded() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(2);
    Limits limits = new Limits(1, 1, 1, 1, Duration.ZERO, Duration.ZERO, 1);
    try (Readings readings = new Readings(limits)) {
      readings.execute(
          () -> {
            running.countDown();
            await(go);
            done.countDown();
          });
      running.await();
      readings.execute(done::countDown);
      assertEquals(1, readings.running());
      assertEquals(1, readings.waiting());
      var refused = assertThrows(Refusal.class, () -> readings.execute(() -> {}));
      assertEquals(503, refused.problem().status());
      go.countDown();
    }
    assertEquals(0, done.getCount());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.lenet.internal.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Room for pictures")
class RoomTest {
  /** More than there is. */
  private static final long ALL = Long.MAX_VALUE;

  private final CountDownLatch end = new CountDownLatch(1);
  private final Queue<String> done = new ConcurrentLinkedQueue<>();

  @Test
  @Timeout(60)
  @DisplayName("is given to the work on decoded pictures before more are decoded, else in order")
  void order() throws InterruptedException {
    Thread first = waiting(() -> Room.forPicture(ALL, () -> await(end)));
    List<Thread> others =
        List.of(
            waiting(() -> Room.forDecoding(ALL, () -> done.add("decoder 1"))),
            waiting(() -> Room.forDecoding(ALL, () -> done.add("decoder 2"))),
            waiting(() -> Room.forPicture(ALL, () -> done.add("finder 1"))),
            waiting(() -> Room.forPicture(ALL, () -> done.add("finder 2"))));
    end.countDown();
    first.join();
    for (Thread other : others) {
      other.join();
    }
    assertEquals(List.of("decoder 1", "finder 1", "finder 2", "decoder 2"), List.copyOf(done));
  }

  @Test
  @Timeout(60)
  @DisplayName("is waited for in spite of an interrupt, which is kept")
  void interrupt() throws InterruptedException {
    Thread first = waiting(() -> Room.forPicture(ALL, () -> await(end)));
    Thread second =
        waiting(
            () ->
                Room.forPicture(
                    ALL, () -> done.add("interrupted: " + Thread.currentThread().isInterrupted())));
    second.interrupt();
    end.countDown();
    first.join();
    second.join();
    assertEquals(List.of("interrupted: true"), List.copyOf(done));
  }

  @Test
  @DisplayName("is given back by a task that fails")
  void failure() {
    for (int i = 0; i < 3; i++) {
      try {
        Room.forFile(ALL, () -> Room.forDecoding(ALL, RoomTest::fail));
      } catch (IllegalStateException e) {
        done.add(e.getMessage());
      }
    }
    assertEquals(3, done.size());
  }

  private static boolean fail() {
    throw new IllegalStateException("damaged");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A thread that runs the task, once it waits. */
  private static Thread waiting(Runnable task) throws InterruptedException {
    Thread thread = new Thread(task);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return thread;
  }
}

package dev.lenet.cli.serve;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that read pictures. So many read, some more wait, and others are refused, as is what
 * has waited too long.
 */
final class Readings implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;

  private final AtomicInteger number = new AtomicInteger();
  private final long delay;
  private final ThreadPoolExecutor threads;

  Readings(Limits limits) {
    delay = limits.delay().toNanos();
    threads =
        new ThreadPoolExecutor(
            limits.readings(),
            limits.readings(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.waiting()),
            task -> new Thread(task, "lenet-serve-" + number.incrementAndGet()));
  }

  /** Reads when it is its turn. Fails with a {@link Refusal} if it waited too long for that. */
  <T> CompletableFuture<T> read(Supplier<T> reading) {
    long start = System.nanoTime();
    try {
      return CompletableFuture.supplyAsync(
          () -> {
            if (System.nanoTime() - start >= delay) {
              throw busy();
            }
            return reading.get();
          },
          threads);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(busy());
    }
  }

  private static Refusal busy() {
    return new Refusal(Problem.busy("Too many pictures are being read. Try again in a moment"));
  }

  int running() {
    return threads.getActiveCount();
  }

  int waiting() {
    return threads.getQueue().size();
  }

  /** Waits until the readings have ended. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.lenet.cli.serve;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that read pictures. So many read, some more wait, and others are refused, as is what
 * has waited too long.
 */
final class Readings implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;
  private static final int MOST_RETRY_SECONDS = 30;

  /** The mean time of a reading follows the latest ones: each counts for so much less than all. */
  private static final int SHARE = 8;

  private final AtomicInteger number = new AtomicInteger();
  private final long delay;
  private final ThreadPoolExecutor threads;
  private final AtomicLong meanNanos = new AtomicLong();

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

  /** Reads when it is its turn. Fails with a {@link Refusal} when it has waited too long for it. */
  <T> CompletableFuture<T> read(Supplier<T> reading) {
    CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
    Runnable begin = () -> turn.complete(null);
    CompletableFuture<T> result =
        turn.handle(
            (come, late) -> {
              if (late != null) {
                threads.remove(begin);
                throw busy();
              }
              return timed(reading);
            });
    try {
      threads.execute(begin);
      var unused = turn.orTimeout(delay, TimeUnit.NANOSECONDS);
      return result;
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(busy());
    }
  }

  private <T> T timed(Supplier<T> reading) {
    long start = System.nanoTime();
    try {
      return reading.get();
    } finally {
      long nanos = System.nanoTime() - start;
      meanNanos.accumulateAndGet(nanos, (mean, latest) -> mean + (latest - mean) / SHARE);
    }
  }

  /** In how many seconds the pictures that are here now will have been read, from 1 to 30. */
  int retrySeconds() {
    return seconds(running() + waiting(), threads.getCorePoolSize(), meanNanos.get());
  }

  static int seconds(int pictures, int threads, long meanNanos) {
    double nanos = (double) pictures * meanNanos / threads;
    double seconds = Math.ceil(nanos / TimeUnit.SECONDS.toNanos(1));
    return (int) Math.min(MOST_RETRY_SECONDS, Math.max(1, seconds));
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

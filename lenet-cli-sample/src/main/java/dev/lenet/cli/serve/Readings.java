package dev.lenet.cli.serve;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that read pictures. So many read, some more wait, and others are refused. */
final class Readings implements Executor, AutoCloseable {
  private static final long LONGEST_SECONDS = 60;

  private final AtomicInteger number = new AtomicInteger();
  private final ThreadPoolExecutor threads;

  Readings(Limits limits) {
    threads =
        new ThreadPoolExecutor(
            limits.readings(),
            limits.readings(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.waiting()),
            task -> new Thread(task, "lenet-serve-" + number.incrementAndGet()));
  }

  /**
   * Reads when it is its turn.
   *
   * @throws Refusal if too many wait already
   */
  @Override
  public void execute(Runnable reading) {
    try {
      threads.execute(reading);
    } catch (RejectedExecutionException e) {
      throw new Refusal(Problem.busy("Too many pictures are being read. Try again in a moment"));
    }
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

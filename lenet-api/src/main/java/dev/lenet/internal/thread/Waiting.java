package dev.lenet.internal.thread;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Waits without ending at an interrupt, and keeps the thread's interrupt flag. */
public final class Waiting {
  private Waiting() {}

  /**
   * Runs the caller's part, then waits for all others, even if one fails. Throws the first failure
   * with the others suppressed in it.
   */
  public static void runThenAwait(Runnable own, List<Future<?>> others) {
    Failures failures = new Failures();
    failures.attempt(own);
    for (Future<?> other : others) {
      Throwable theirs = failureOf(other);
      if (theirs != null) {
        failures.add(theirs);
      }
    }
    failures.throwFirst();
  }

  private static @Nullable Throwable failureOf(Future<?> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until the thread has ended. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

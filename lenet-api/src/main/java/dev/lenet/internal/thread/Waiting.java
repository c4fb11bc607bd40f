package dev.lenet.internal.thread;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits without ending at an interrupt, and keeps the thread's interrupt flag. */
public final class Waiting {
  private Waiting() {}

  /**
   * Runs the caller's part, then waits for all others, even if one fails. Throws the first failure
   * with the others suppressed in it.
   */
  public static void runThenAwait(Runnable own, List<CompletableFuture<Void>> others) {
    Failures failures = new Failures();
    failures.attempt(own);
    for (CompletableFuture<Void> other : others) {
      try {
        other.join();
      } catch (CompletionException e) {
        failures.add(Objects.requireNonNull(e.getCause()));
      }
    }
    failures.throwFirst();
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

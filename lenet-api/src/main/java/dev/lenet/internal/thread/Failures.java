package dev.lenet.internal.thread;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the exceptions of several parts of one piece of work, so that none is lost. The first is
 * thrown, checked or not, with the others suppressed in it. For one thread.
 */
public final class Failures {
  private @Nullable Throwable first;

  /** Runs a part, and keeps what it throws. */
  public void attempt(Runnable part) {
    try {
      part.run();
    } catch (Throwable e) {
      add(e);
    }
  }

  /** Keeps a failure, unless it is kept already. */
  public void add(Throwable failure) {
    if (first == null) {
      first = failure;
    } else if (first != failure && !List.of(first.getSuppressed()).contains(failure)) {
      first.addSuppressed(failure);
    }
  }

  /** Throws the first failure, if there is one. */
  public void throwFirst() {
    if (first != null) {
      throw asItIs(first);
    }
  }

  /** Throws any failure, checked or not. Write {@code throw} before the call, for the compiler. */
  public static RuntimeException asItIs(Throwable failure) {
    throw Failures.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // the cast is erased and does nothing
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }
}

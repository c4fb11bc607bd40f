package dev.lenet.internal.thread;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What several parts of one piece of work throw, of which none is to vanish: the first is thrown as
 * it is, checked or not, and the others are suppressed in it. For one thread.
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

  /** Keeps one; a failure that is kept already is not added to itself. */
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

  /** Throws any failure, checked or not; {@code throw} in front of it tells the compiler. */
  public static RuntimeException asItIs(Throwable failure) {
    throw Failures.<RuntimeException>unchecked(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased, the cast does nothing
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }
}

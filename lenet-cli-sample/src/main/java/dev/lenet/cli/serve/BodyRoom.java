package dev.lenet.cli.serve;

import java.util.concurrent.atomic.AtomicLong;

/** Room in the heap for the bodies of all requests. Safe for use by several threads. */
final class BodyRoom {
  private final long all;
  private final AtomicLong free;

  BodyRoom(long bytes) {
    all = bytes;
    free = new AtomicLong(bytes);
  }

  /** How many bytes are in use. */
  long taken() {
    return all - free.get();
  }

  /** The share of one body; nothing yet. */
  Share share() {
    return new Share();
  }

  /** What one body has taken. Used by one thread at a time. */
  final class Share implements AutoCloseable {
    private long taken;

    /** Takes so many bytes more, if they are free. */
    boolean grow(int bytes) {
      if (free.addAndGet(-bytes) < 0) {
        free.addAndGet(bytes);
        return false;
      }
      taken += bytes;
      return true;
    }

    /** Gives everything back. Closing twice does nothing. */
    @Override
    public void close() {
      free.addAndGet(taken);
      taken = 0;
    }
  }
}

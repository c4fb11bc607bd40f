package dev.lenet.internal.picture;

import java.util.concurrent.Semaphore;

/**
 * A part of the heap in which a picture is decoded. All threads together take a third of the heap,
 * and wait for each other: eight of them, with a photograph each, would run out of 256 MB, and the
 * thread that does not get memory may be any of the application's.
 */
final class Room implements AutoCloseable {
  private static final int SHARE = 3;
  private static final int KILOBYTES = kilobytes(Runtime.getRuntime().maxMemory() / SHARE);
  private static final Semaphore FREE = new Semaphore(KILOBYTES, true);

  private final long file;
  private int taken;

  /** Room for a copy of the file. */
  Room(long file) {
    this.file = file;
    take(0);
  }

  /** What one picture may take at most, in bytes. */
  static long most() {
    return KILOBYTES * 1024L;
  }

  /** Room for pixels beside the file, instead of what was taken before. */
  void take(long bytes) {
    close();
    int kilobytes = Math.min(kilobytes(file + bytes), KILOBYTES);
    FREE.acquireUninterruptibly(kilobytes);
    taken = kilobytes;
  }

  private static int kilobytes(long bytes) {
    return (int) Math.min(bytes >> 10, Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    FREE.release(taken);
    taken = 0;
  }
}

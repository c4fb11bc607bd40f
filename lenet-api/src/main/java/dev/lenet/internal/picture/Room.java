package dev.lenet.internal.picture;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Room in the heap for files and pictures that are worked on. All threads share it and wait for
 * each other: eight of them, with a photograph each, would run out of 256 MB, and the thread that
 * does not get memory may be any of the application's. It is static because it limits the whole
 * process. Decoded pictures that are not worked on are not counted.
 *
 * <p>Threads wait in the order in which they ask, and never in a circle: a thread that has room for
 * a file may ask for room for pixels, and one that has room for pixels asks for no more. An
 * interrupt does not end the waiting, and is kept.
 */
public final class Room {
  private static final Room FILES = new Room(4);
  private static final Room PIXELS = new Room(3);
  private static final ReentrantLock DECODERS = new ReentrantLock(true);

  private final int kilobytes;
  private final Semaphore free;

  private Room(int shareOfHeap) {
    kilobytes = kilobytes(Runtime.getRuntime().maxMemory() / shareOfHeap);
    free = new Semaphore(kilobytes, true);
  }

  /** Runs a task that has so many bytes of a file in memory. */
  static <T, E extends Exception> T forFile(long bytes, Task<T, E> task) throws E {
    return FILES.run(task, FILES.take(bytes));
  }

  /** What decoding one picture may take at most, in bytes. */
  static long mostForDecoding() {
    return PIXELS.kilobytes * 1024L;
  }

  /**
   * Runs a task that decodes a picture in so many bytes. Tasks {@link #forPicture} go first,
   * because their pictures are in memory while they wait. So only one decoder at a time waits with
   * them.
   */
  static <T, E extends Exception> T forDecoding(long bytes, Task<T, E> task) throws E {
    int taken;
    DECODERS.lock();
    try {
      taken = PIXELS.take(bytes);
    } finally {
      DECODERS.unlock();
    }
    return PIXELS.run(task, taken);
  }

  /**
   * Runs a task that needs so many bytes for a decoded picture. The task must not ask for room
   * itself. One that needs more than there is gets all there is.
   */
  public static <T, E extends Exception> T forPicture(long bytes, Task<T, E> task) throws E {
    return PIXELS.run(task, PIXELS.take(bytes));
  }

  private int take(long bytes) {
    int taken = Math.min(kilobytes(bytes), kilobytes);
    free.acquireUninterruptibly(taken);
    return taken;
  }

  private <T, E extends Exception> T run(Task<T, E> task, int taken) throws E {
    try {
      return task.run();
    } finally {
      free.release(taken);
    }
  }

  private static int kilobytes(long bytes) {
    return (int) Math.min(bytes >> 10, Integer.MAX_VALUE);
  }

  /** What needs room. */
  @FunctionalInterface
  public interface Task<T, E extends Exception> {
    /** Does it. */
    T run() throws E;
  }
}

package dev.lenet.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While it is open, a process that is told to stop (Ctrl-C, SIGTERM) interrupts the thread that
 * opened this, and waits for the close: a training then ends after the batch under way, leaves no
 * unfinished file, and says what was saved.
 */
final class Interruption implements AutoCloseable {
  private static final int MOST_SECONDS = 10;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread working = Thread.currentThread();
  private final Thread stopping = new Thread(this::stop, "lenet-stop");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(stopping);
  }

  private void stop() {
    working.interrupt();
    try {
      // bounded: a batch may be large, and who stops a process does not want to wait for long
      ended.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(stopping);
    } catch (IllegalStateException e) {
      // the process is stopping already
    }
  }
}

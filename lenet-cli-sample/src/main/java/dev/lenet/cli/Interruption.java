package dev.lenet.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While this is open and the process is told to stop (Ctrl-C, SIGTERM), it interrupts the thread
 * that opened it and waits until it is closed. A training then ends after the current batch, leaves
 * no unfinished file, and says what was saved.
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
      // with a limit, because a batch may be large and the user does not want to wait for long
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

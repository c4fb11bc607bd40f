package dev.lenet.internal.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Makes daemon threads with one name, and can wait until all have ended. */
public final class OwnThreads implements ThreadFactory {
  private final String name;
  private final List<Thread> made = new ArrayList<>();

  public OwnThreads(String name) {
    this.name = name;
  }

  @Override
  public synchronized Thread newThread(Runnable task) {
    made.removeIf(thread -> !thread.isAlive() && thread.getState() == Thread.State.TERMINATED);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    made.add(thread);
    return thread;
  }

  /** Waits until all threads have ended. Their work must have been stopped before. */
  public void join() {
    List<Thread> threads;
    synchronized (this) {
      threads = List.copyOf(made);
    }
    threads.forEach(Waiting::join);
  }
}

package com.example.spark;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Kills the process of the executor on which a certain task begins, with SIGKILL. */
final class Killer extends SparkListener implements AutoCloseable {
  private final Cluster cluster;
  private final Map<String, Long> processes;
  private final CountDownLatch removed = new CountDownLatch(1);
  private int tasks;

  /** Kills where the n-th task from now on begins. */
  Killer(Cluster cluster, int tasks) {
    this.cluster = cluster;
    this.processes = cluster.executors();
    this.tasks = tasks;
    cluster.spark().sparkContext().addSparkListener(this);
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    tasks--;
    if (tasks == 0) {
      long process = processes.get(start.taskInfo().executorId());
      ProcessHandle.of(process).orElseThrow().destroyForcibly();
    }
  }

  /** Kills where the second task from now on begins, if so. */
  synchronized void killIf(boolean now) {
    if (now) {
      tasks = 2;
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    removed.countDown();
  }

  /** Waits until Spark has noticed. */
  boolean hasKilled() throws InterruptedException {
    return removed.await(1, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    cluster.spark().sparkContext().removeSparkListener(this);
  }
}

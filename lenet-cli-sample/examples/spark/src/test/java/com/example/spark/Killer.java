package com.example.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Kills an executor's process with SIGKILL when the n-th task of the calling thread's jobs begins
 * on it.
 */
final class Killer extends SparkListener implements AutoCloseable {
  private static final String GROUP = "killed";

  private final Cluster cluster;
  private final int task;
  private final Map<String, Long> processes;
  private final Map<Object, Boolean> stages = new ConcurrentHashMap<>();
  private final CountDownLatch removed = new CountDownLatch(1);
  private int begun;

  Killer(Cluster cluster, int task) {
    this.cluster = cluster;
    this.task = task;
    this.processes = cluster.executors();
    cluster.spark().sparkContext().addSparkListener(this);
    cluster.context().setJobGroup(GROUP, "an executor is killed in it");
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    if (GROUP.equals(start.properties().getProperty("spark.jobGroup.id"))) {
      CollectionConverters.asJava(start.stageIds()).forEach(stage -> stages.put(stage, true));
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    if (stages.containsKey(start.stageId())) {
      begun++;
      if (begun == task) {
        long process = processes.get(start.taskInfo().executorId());
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
      }
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
    cluster.context().clearJobGroup();
    cluster.spark().sparkContext().removeSparkListener(this);
  }
}

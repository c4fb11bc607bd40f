package com.example.spark;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Watches the Spark jobs of one sweep, whose trainings stand still until they are released. */
final class HeldTrainings extends SparkListener implements AutoCloseable {
  private final Cluster cluster;
  private final int count;
  private final Set<Integer> trainings = new HashSet<>();
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> storing = new CompletableFuture<>();
  private int ends;

  /** Holds the trainings with {@link StallingProvider} that begin from now on. */
  HeldTrainings(Cluster cluster, int count) throws IOException {
    this.cluster = cluster;
    this.count = count;
    cluster.spark().sparkContext().addSparkListener(this);
    Trap.close();
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    if (ResultTable.POOL.equals(job.properties().getProperty("spark.scheduler.pool"))) {
      storing.complete(null);
    }
    if (job.properties().getProperty("spark.jobGroup.id") != null) {
      trainings.add(job.jobId());
    }
    if (trainings.size() == count) {
      started.complete(null);
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd job) {
    if (trainings.contains(job.jobId()) && ++ends == count) {
      ended.complete(null);
    }
  }

  /** Is done when Spark has the jobs of all trainings. */
  CompletableFuture<Void> started() {
    return started;
  }

  /** Lets them go on. */
  void release() {
    Trap.open();
  }

  /** Is done when no training is left. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Is done when Spark has a job that stores results. */
  CompletableFuture<Void> storing() {
    return storing;
  }

  /** Lets one training go on. */
  void releaseOne() {
    Trap.letOnePass();
  }

  @Override
  public void close() {
    release();
    cluster.spark().sparkContext().removeSparkListener(this);
  }
}

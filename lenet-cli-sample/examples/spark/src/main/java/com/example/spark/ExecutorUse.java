package com.example.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * What the executors' tasks have used: the most memory in each executor, and the processor time of
 * the tasks' own threads, not of those that help them. Spark measures a process's memory only with
 * {@code spark.executor.processTreeMetrics.enabled}; it is 0 otherwise.
 */
final class ExecutorUse extends SparkListener {
  static final String HEAP = "JVMHeapMemory";
  static final String PROCESS = "ProcessTreeJVMRSSMemory";

  private final Map<String, Map<String, Long>> peaks = new TreeMap<>();
  private long processorNanos;

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null) { // a task that died with its executor has none
      processorNanos += end.taskMetrics().executorCpuTime();
    }
    ExecutorMetrics metrics = end.taskExecutorMetrics();
    if (!metrics.isSet()) {
      return; // nor has it said how much memory it had
    }
    Map<String, Long> peak =
        peaks.computeIfAbsent(end.taskInfo().executorId(), executor -> new HashMap<>());
    for (String metric : new String[] {HEAP, PROCESS}) {
      peak.merge(metric, metrics.getMetricValue(metric), Math::max);
    }
  }

  /** Of all tasks that have ended. */
  synchronized double processorSeconds() {
    return processorNanos / 1e9;
  }

  /** The peaks in bytes by executor, by {@link #HEAP} and {@link #PROCESS}. */
  synchronized Map<String, Map<String, Long>> peaks() {
    return new TreeMap<>(peaks);
  }
}

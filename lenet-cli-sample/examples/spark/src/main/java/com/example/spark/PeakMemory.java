package com.example.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * The most memory that each executor has used, as its tasks report. Spark measures the process only
 * with {@code spark.executor.processTreeMetrics.enabled}; it is 0 otherwise.
 */
final class PeakMemory extends SparkListener {
  static final String HEAP = "JVMHeapMemory";
  static final String PROCESS = "ProcessTreeJVMRSSMemory";

  private final Map<String, Map<String, Long>> peaks = new TreeMap<>();

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    ExecutorMetrics metrics = end.taskExecutorMetrics();
    Map<String, Long> peak =
        peaks.computeIfAbsent(end.taskInfo().executorId(), executor -> new HashMap<>());
    for (String metric : new String[] {HEAP, PROCESS}) {
      peak.merge(metric, metrics.getMetricValue(metric), Math::max);
    }
  }

  /** The peaks in bytes by executor, by {@link #HEAP} and {@link #PROCESS}. */
  synchronized Map<String, Map<String, Long>> peaks() {
    return new TreeMap<>(peaks);
  }
}

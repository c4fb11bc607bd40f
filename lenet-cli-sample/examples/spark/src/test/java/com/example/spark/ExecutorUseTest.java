package com.example.spark;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.apache.spark.Success$;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What executors have used")
class ExecutorUseTest {
  @Test
  @DisplayName("has no executor that died before it said how much memory it had")
  void leavesOutTheDead() {
    ExecutorUse use = new ExecutorUse();
    use.onTaskEnd(end("dead", new ExecutorMetrics(), null));
    use.onTaskEnd(end("alive", new ExecutorMetrics(new long[] {5}), new TaskMetrics()));
    assertEquals(Map.of("alive", 5L), heaps(use));
  }

  private static Map<String, Long> heaps(ExecutorUse use) {
    return use.peaks().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, peak -> peak.getValue().get(ExecutorUse.HEAP)));
  }

  private static SparkListenerTaskEnd end(
      String executor, ExecutorMetrics memory, TaskMetrics metrics) {
    TaskInfo task =
        new TaskInfo(0, 0, 0, 0, 0, executor, "host", TaskLocality.PROCESS_LOCAL(), false);
    return new SparkListenerTaskEnd(0, 0, "ResultTask", Success$.MODULE$, task, memory, metrics);
  }
}

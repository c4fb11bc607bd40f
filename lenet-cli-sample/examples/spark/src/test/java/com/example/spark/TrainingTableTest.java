package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Datasets;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Cluster.Provider.class)
@DisplayName("A table of images to train on")
class TrainingTableTest {
  private static final dev.lenet.api.Dataset IMAGES = Datasets.load("mnist").train().range(0, 1000);

  @Test
  @DisplayName("has the hash of its images in the order of their ids, in any number of parts")
  void hashes(Cluster cluster) {
    Dataset<Row> table = images(cluster).orderBy(col("label"), col("id").desc());
    for (int rowsAtOnce : new int[] {90, 100, 1000, 2000}) {
      TrainingTable read = TrainingTable.of(table, 10, rowsAtOnce);
      assertEquals(new TrainingTable(1000, IMAGES.sha256()), read);
    }
  }

  @Test
  @DisplayName("comes to the driver in parts, none of which is larger than was said")
  void comesInParts(Cluster cluster) throws Exception {
    Largest largest = new Largest();
    cluster.spark().sparkContext().addSparkListener(largest);
    try {
      TrainingTable.of(images(cluster), 10, 100);
      cluster.spark().sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      cluster.spark().sparkContext().removeSparkListener(largest);
    }
    // Spark compresses them; all 1,000 images have 784,000 bytes, and some 200,000 compressed
    assertTrue(largest.bytes.get() < 100 * 784, largest.bytes::toString);
  }

  private static Dataset<Row> images(Cluster cluster) {
    return ImageTable.of(cluster.spark(), IMAGES);
  }

  /** What a task has given to the driver, at most. */
  private static final class Largest extends SparkListener {
    private final AtomicLong bytes = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskMetrics() != null) {
        bytes.accumulateAndGet(end.taskMetrics().resultSize(), Math::max);
      }
    }
  }
}

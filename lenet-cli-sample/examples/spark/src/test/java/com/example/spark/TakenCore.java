package com.example.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A task that has one core of the cluster, so that there is one left. */
final class TakenCore implements AutoCloseable {
  private final Path taken;
  private final CompletableFuture<Long> job;

  /**
   * Starts the task.
   *
   * @param taken a file that the task makes when it starts, and that ends it when it is gone
   */
  TakenCore(Cluster cluster, Path taken) {
    this.taken = taken;
    String file = taken.toString();
    job =
        CompletableFuture.supplyAsync(
            () -> {
              // another pool than those of a sweep, in which its task would count
              cluster.spark().sparkContext().setLocalProperty("spark.scheduler.pool", "other");
              return cluster
                  .context()
                  .parallelize(List.of(1), 1)
                  .filter(one -> hold(Path.of(file)))
                  .count();
            },
            task -> new Thread(task, "taken core").start());
  }

  private static boolean hold(Path taken) throws IOException, InterruptedException {
    Files.createFile(taken);
    while (Files.exists(taken)) {
      Thread.sleep(10);
    }
    return true;
  }

  /** Waits for the task. */
  void started() throws InterruptedException {
    while (!Files.exists(taken)) {
      Thread.sleep(10);
    }
  }

  @Override
  public void close() throws IOException {
    Files.delete(taken);
    job.join();
  }
}

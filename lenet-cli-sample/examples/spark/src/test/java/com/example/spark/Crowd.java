package com.example.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Several threads of one executor, as its tasks are, that read the same pictures. */
final class Crowd {
  private Crowd() {}

  /** What each of the threads has read. All of them ask for the reader when none is open. */
  static List<String> read(int threads, Broadcast<SharedReader> shared, List<byte[]> files)
      throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<String>> readings = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        readings.add(pool.submit(() -> read(start, shared, files)));
      }
      List<String> texts = new ArrayList<>();
      for (Future<String> reading : readings) {
        texts.add(reading.get());
      }
      return texts;
    } finally {
      pool.shutdownNow();
    }
  }

  private static String read(
      CyclicBarrier start, Broadcast<SharedReader> shared, List<byte[]> files)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    start.await(1, TimeUnit.MINUTES);
    return text(shared.value(), files);
  }

  /** All values of the answers. */
  static String text(SharedReader reader, List<byte[]> files) {
    PictureBatch batch = new PictureBatch();
    files.forEach(batch::add);
    return Texts.of(reader.read(batch).toArray(Row[]::new));
  }
}

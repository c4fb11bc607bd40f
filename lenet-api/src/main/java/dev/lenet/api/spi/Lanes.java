package dev.lenet.api.spi;

import dev.lenet.api.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The networks that a model predicts with: at most one for each processor, made when they are first
 * needed. Large requests are spread over idle processors. Which lane computes a row never changes
 * the answer.
 */
final class Lanes implements AutoCloseable {
  private static final int IDLE_SECONDS = 5;

  private final EngineBackend backend;
  private final NetworkSpec spec;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Lane> idle = new ConcurrentLinkedDeque<>();
  private final OwnThreads threads = new OwnThreads("lenet-predict");
  private final ThreadPoolExecutor workers;

  Lanes(EngineBackend backend, NetworkSpec spec) {
    this.backend = backend;
    this.spec = spec;
    int processors = Runtime.getRuntime().availableProcessors();
    this.free = new Semaphore(processors);
    this.workers =
        new ThreadPoolExecutor(
            0,
            Math.max(1, processors - 1),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads);
  }

  /** Builds a lane, so that a network that the engine cannot build is noticed now. */
  void warm(float[] weights) {
    Lane lane = take();
    try {
      lane.useWeights(weights);
    } finally {
      give(lane);
    }
  }

  /** The probabilities of all classes, row by row. */
  float[] predict(Lane.Inputs inputs, int rows, float[] weights) {
    float[] probabilities = new float[Math.multiplyExact(rows, spec.classes())];
    int chunks = (rows + Lane.ROWS - 1) / Lane.ROWS;
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          int chunk = next.getAndIncrement();
          if (chunk < chunks) {
            Lane lane = take();
            try {
              lane.useWeights(weights);
              for (; chunk < chunks; chunk = next.getAndIncrement()) {
                int from = (int) ((long) rows * chunk / chunks);
                int to = (int) ((long) rows * (chunk + 1) / chunks);
                lane.predict(inputs, from, to, probabilities);
              }
            } finally {
              give(lane);
            }
          }
        };
    List<Future<?>> helping = new ArrayList<>();
    try {
      for (int i = 1; i < Math.min(chunks, workers.getMaximumPoolSize() + 1); i++) {
        helping.add(workers.submit(work));
      }
    } catch (RejectedExecutionException e) {
      // all processors are at work already: the caller does what is left
    }
    Waiting.runThenAwait(work, helping);
    return probabilities;
  }

  private Lane take() {
    free.acquireUninterruptibly();
    Lane lane = idle.pollFirst();
    if (lane != null) {
      return lane;
    }
    try {
      return new Lane(backend.newNetwork(spec), spec);
    } catch (RuntimeException | Error e) {
      free.release();
      throw e;
    }
  }

  private void give(Lane lane) {
    idle.addFirst(lane);
    free.release();
  }

  /** Called when no prediction is under way. */
  @Override
  public void close() {
    workers.shutdown();
    threads.join();
    for (Lane lane = idle.pollFirst(); lane != null; lane = idle.pollFirst()) {
      lane.close();
    }
  }
}

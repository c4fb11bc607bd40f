package dev.lenet.internal.prediction;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.engine.OpenEngine;
import dev.lenet.internal.thread.Failures;
import dev.lenet.internal.thread.OwnThreads;
import dev.lenet.internal.thread.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The networks that a model predicts with: at most one for each processor, made on first use. Large
 * requests use idle processors too. The answer for a row does not depend on the lane that computes
 * it.
 */
final class Lanes implements AutoCloseable {
  private static final int IDLE_SECONDS = 5;

  private final OpenEngine engine;
  private final NetworkSpec spec;
  private final int rowsAtOnce;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Lane> idle = new ConcurrentLinkedDeque<>();
  private final OwnThreads threads = new OwnThreads("lenet-predict");
  private final ThreadPoolExecutor workers;

  Lanes(OpenEngine engine, NetworkSpec spec) {
    this.engine = engine;
    this.spec = spec;
    this.rowsAtOnce = Lane.rowsAtOnce(spec);
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

  /** Makes a lane, to find out early if the engine cannot make the network. */
  void warm(float[] weights) {
    use(lane -> lane.useWeights(weights));
  }

  /** Answers a request, with the same weights for all rows. */
  void predict(Lane.Request request, int rows, float[] weights) {
    engine.requireOpen();
    int chunks = (int) (((long) rows + rowsAtOnce - 1) / rowsAtOnce);
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          int first = next.getAndIncrement();
          if (first < chunks) {
            use(
                lane -> {
                  lane.useWeights(weights);
                  for (int chunk = first; chunk < chunks; chunk = next.getAndIncrement()) {
                    int from = (int) ((long) rows * chunk / chunks);
                    int to = (int) ((long) rows * (chunk + 1) / chunks);
                    lane.predict(request, from, to);
                  }
                });
          }
        };
    List<CompletableFuture<Void>> helping = new ArrayList<>();
    try {
      for (int i = 1; i < Math.min(chunks, workers.getMaximumPoolSize() + 1); i++) {
        helping.add(CompletableFuture.runAsync(work, workers));
      }
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // all processors are busy, or no more threads can be started: the caller computes the rest
    }
    Waiting.runThenAwait(work, helping);
  }

  /** Lends a lane. A lane whose network failed is not lent again, because its state is unknown. */
  private void use(Consumer<Lane> work) {
    free.acquireUninterruptibly();
    try {
      Lane lane = idle.pollFirst();
      if (lane == null) {
        engine.requireOpen();
        lane = new Lane(engine.newNetwork(spec), spec, rowsAtOnce);
      }
      try {
        work.accept(lane);
      } catch (Throwable e) {
        Failures failures = new Failures();
        failures.add(e);
        failures.attempt(lane::close);
        throw Failures.asItIs(e);
      }
      idle.addFirst(lane);
    } finally {
      free.release();
    }
  }

  /** Called when no prediction is running. */
  @Override
  public void close() {
    workers.shutdown();
    threads.join();
    Failures failures = new Failures();
    for (Lane lane = idle.pollFirst(); lane != null; lane = idle.pollFirst()) {
      failures.attempt(lane::close);
    }
    failures.throwFirst();
  }
}

package dev.lenet.api.spi;

import dev.lenet.api.error.Failures;
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
import java.util.function.Consumer;

/**
 * The networks that a model predicts with: at most one for each processor, made when they are first
 * needed. Large requests are spread over idle processors. Which lane computes a row never changes
 * the answer.
 */
final class Lanes implements AutoCloseable {
  private static final int IDLE_SECONDS = 5;

  private final EngineBackend backend;
  private final NetworkSpec spec;
  private final int rowsAtOnce;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Lane> idle = new ConcurrentLinkedDeque<>();
  private final OwnThreads threads = new OwnThreads("lenet-predict");
  private final ThreadPoolExecutor workers;

  Lanes(EngineBackend backend, NetworkSpec spec) {
    this.backend = backend;
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

  /** Builds a lane, so that a network that the engine cannot build is noticed now. */
  void warm(float[] weights) {
    use(lane -> lane.useWeights(weights));
  }

  /** Answers a request of so many rows, all with the same weights. */
  void predict(Lane.Request request, int rows, float[] weights) {
    backend.requireOpen();
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
    List<Future<?>> helping = new ArrayList<>();
    try {
      for (int i = 1; i < Math.min(chunks, workers.getMaximumPoolSize() + 1); i++) {
        helping.add(workers.submit(work));
      }
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // all processors are at work, or there are no more threads: the caller does what is left
    }
    Waiting.runThenAwait(work, helping);
  }

  /** Lends a lane. One whose network fails is not lent again, for nobody knows its state. */
  private void use(Consumer<Lane> work) {
    free.acquireUninterruptibly();
    try {
      Lane lane = idle.pollFirst();
      if (lane == null) {
        backend.requireOpen();
        lane =
            new Lane(
                EngineCalls.network(backend, () -> backend.newNetwork(spec)), spec, rowsAtOnce);
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

  /** Called when no prediction is under way. */
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

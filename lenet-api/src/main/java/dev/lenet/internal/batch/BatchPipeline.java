package dev.lenet.internal.batch;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.thread.Failures;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the batches of a training ahead of their use, on a thread of its own, into a few reused
 * ones. One thread takes them; each is valid until the next is taken.
 */
public final class BatchPipeline implements AutoCloseable {
  /** One in use, two ahead: enough to ride out a pause of either side. */
  private static final int BATCHES = 3;

  private static final int RETRY_MILLIS = 20;

  private final BatchAssembler assembler;
  private final int images;
  private final int batchSize;
  private final int batchesPerEpoch;
  private final int epochs;
  private final long seed;
  private final long firstStep;
  private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BATCHES + 1);
  private final Thread thread;
  private @Nullable Batch inUse;

  /**
   * Starts with the batch of a step.
   *
   * @param spec what batches look like, how many epochs there are, and their seed
   * @param data every image is learnt from once an epoch; one that {@link
   *     BatchAssembler#requireFit} takes
   * @param firstStep counted from 0 over all epochs
   */
  public BatchPipeline(NetworkSpec spec, Dataset data, long firstStep) {
    this.assembler = BatchAssembler.learning(spec, data);
    this.images = data.size();
    this.batchSize = spec.training().batchSize();
    this.batchesPerEpoch = spec.training().batchesPerEpoch(images);
    this.epochs = spec.training().epochs();
    this.seed = spec.training().seed();
    this.firstStep = firstStep;
    for (int i = 0; i < BATCHES; i++) {
      free.add(assembler.newBatch(Math.min(batchSize, images)));
    }
    this.thread = new Thread(this::run, "lenet-batches");
    thread.setDaemon(true);
    thread.start();
  }

  /** Number of batches of an epoch; the last one may be smaller than the others. */
  public int batchesPerEpoch() {
    return batchesPerEpoch;
  }

  /**
   * The next batch of the training; the one before is given back. What the data set throws while a
   * batch is assembled is thrown here as it is, an {@link Error} too.
   *
   * @throws IllegalStateException if all batches of the training have been taken, or after close
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public Batch next() throws InterruptedException {
    if (inUse != null) {
      free.add(inUse);
      inUse = null;
    }
    Filled next = filled.take();
    if (next.batch == null) {
      filled.add(next); // for the next call
      throw next.failure == null
          ? new IllegalStateException(next.end)
          : Failures.asItIs(next.failure);
    }
    inUse = next.batch;
    return next.batch;
  }

  private void run() {
    Filled end = Filled.end("All batches of the training have been taken", null);
    try {
      int batchOfEpoch = (int) (firstStep % batchesPerEpoch);
      for (int epoch = (int) (firstStep / batchesPerEpoch) + 1; epoch <= epochs; epoch++) {
        int[] order = EpochOrder.shuffled(images, seed, epoch);
        for (int from = batchOfEpoch * batchSize; from < images; from += batchSize) {
          Batch batch = free.take();
          assembler.assemble(batch, order, from, Math.min(from + batchSize, images), epoch);
          filled.add(new Filled(batch, "", null));
        }
        batchOfEpoch = 0;
      }
    } catch (InterruptedException e) {
      end = Filled.end("The batches were closed", null);
    } catch (Throwable e) {
      end = Filled.end("A batch could not be assembled", e);
    }
    filled.add(end); // there is room: batches come from a queue of one place less
  }

  /** Ends the thread, and waits for its end. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      thread.interrupt(); // again and again, as a data set may swallow it
      try {
        thread.join(RETRY_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    filled.clear();
    filled.add(Filled.end("The batches were closed", null));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What the thread hands over.
   *
   * @param batch null if there are no more
   * @param end why not
   */
  private record Filled(@Nullable Batch batch, String end, @Nullable Throwable failure) {
    static Filled end(String why, @Nullable Throwable failure) {
      return new Filled(null, why, failure);
    }
  }
}

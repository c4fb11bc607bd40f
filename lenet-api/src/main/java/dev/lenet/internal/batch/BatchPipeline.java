package dev.lenet.internal.batch;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.thread.Failures;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the batches of a training in advance, on a separate thread, and reuses a few batches.
 * One thread takes them. A batch is valid until the next one is taken.
 */
public final class BatchPipeline implements AutoCloseable {
  /** One batch in use and two ahead, so that a pause of one thread does not stop the other. */
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
   * @param spec size of batches, number of epochs, and seed
   * @param data the training images; has passed {@link BatchAssembler#requireFit}
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
   * Takes the next batch of the training and gives back the one before. An exception or {@link
   * Error} that the data set throws during assembly is thrown here.
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
    filled.add(end); // there is always room: the queue has one place more than there are batches
  }

  /** Stops the thread, and waits until it has ended. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      thread.interrupt(); // repeatedly, because a data set may ignore an interrupt
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
   * @param end the reason, if there are no more
   */
  private record Filled(@Nullable Batch batch, String end, @Nullable Throwable failure) {
    static Filled end(String why, @Nullable Throwable failure) {
      return new Filled(null, why, failure);
    }
  }
}

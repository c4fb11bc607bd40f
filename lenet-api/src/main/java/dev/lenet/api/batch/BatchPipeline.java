package dev.lenet.api.batch;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.NetworkSpec;
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

  private final BatchAssembler assembler;
  private final int images;
  private final int batchSize;
  private final int epochs;
  private final long seed;
  private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BATCHES + 1);
  private final Thread thread;
  private @Nullable Batch inUse;

  /**
   * Starts with the first batch of the first epoch.
   *
   * @param spec what batches look like, how many epochs there are, and their seed
   * @param data every image is learnt from once an epoch; one that {@link
   *     BatchAssembler#requireFit} takes
   */
  public BatchPipeline(NetworkSpec spec, Dataset data) {
    this.assembler = BatchAssembler.learning(spec, data);
    this.images = data.size();
    this.batchSize = spec.training().batchSize();
    this.epochs = spec.training().epochs();
    this.seed = spec.training().seed();
    for (int i = 0; i < BATCHES; i++) {
      free.add(assembler.newBatch(Math.min(batchSize, images)));
    }
    this.thread = new Thread(this::run, "lenet-batches");
    thread.setDaemon(true);
    thread.start();
  }

  /** Number of batches of an epoch; the last one may be smaller than the others. */
  public int batchesPerEpoch() {
    return (images + batchSize - 1) / batchSize;
  }

  /**
   * The next batch of the training; the one before is given back.
   *
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public Batch next() throws InterruptedException {
    if (inUse != null) {
      free.add(inUse);
      inUse = null;
    }
    Filled next = filled.take();
    if (next.failure != null) {
      throw new IllegalStateException("A batch could not be assembled", next.failure);
    }
    inUse = next.batch;
    return next.batch;
  }

  private void run() {
    Batch batch = null;
    try {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        int[] order = EpochOrder.shuffled(images, seed, epoch);
        for (int from = 0; from < images; from += batchSize) {
          batch = free.take();
          assembler.assemble(batch, order, from, Math.min(from + batchSize, images), epoch);
          filled.put(new Filled(batch, null));
        }
      }
    } catch (InterruptedException e) {
      // closed: nobody waits for more
    } catch (RuntimeException | Error e) {
      filled.add(new Filled(batch == null ? assembler.newBatch(0) : batch, e));
    }
  }

  /** Ends the thread, and waits for its end. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Filled(Batch batch, @Nullable Throwable failure) {}
}

package dev.lenet.internal.training;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.batch.BatchAssembler;
import java.util.stream.IntStream;

/** The validation images, in batches as large as those of the training. For one thread. */
final class Validation {
  private final BatchAssembler assembler;
  private final Batch batch;
  private final int[] order;
  private final int batchSize;

  Validation(NetworkSpec spec, Dataset images) {
    this.batchSize = spec.training().batchSize();
    this.assembler = BatchAssembler.plain(spec, images);
    this.batch = assembler.newBatch(Math.min(batchSize, images.size()));
    this.order = IntStream.range(0, images.size()).toArray();
  }

  /** Evaluates the images with the present weights; {@link Tally#NONE} if there are none. */
  Tally score(Replicas replicas, float[] weights) {
    if (order.length > 0) {
      replicas.setWeights(weights);
    }
    Tally tally = Tally.NONE;
    for (int from = 0; from < order.length; from += batchSize) {
      assembler.assemble(batch, order, from, Math.min(from + batchSize, order.length), 0);
      tally = tally.plus(replicas.score(batch));
    }
    return tally;
  }
}

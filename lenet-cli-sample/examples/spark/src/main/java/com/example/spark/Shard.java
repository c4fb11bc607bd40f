package com.example.spark;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.io.Serializable;
import java.util.Iterator;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;

/** The training images of one partition, in the memory of its executor. */
final class Shard implements Serializable {
  /** Of all training images. */
  static final Shape SHAPE = new Shape(1, 28, 28);

  private static final long serialVersionUID = 1L;

  /** Of bytes, in any JVM. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final int partition;
  private final LabelledImages images;

  private Shard(int partition, LabelledImages images) {
    this.partition = partition;
    this.images = images;
  }

  /**
   * Refuses more images than partitions can have.
   *
   * @throws IllegalArgumentException if the pixels of a partition's images do not fit into an
   *     array, or if there are more labels than an array has room for
   */
  static void requireRoom(long images, int partitions) {
    if (images > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "There are %d images, and at most %d can be trained on".formatted(images, LARGEST_ARRAY));
    }
    long most = LARGEST_ARRAY / SHAPE.size();
    long least = (images + most - 1) / most;
    if (partitions < least) {
      throw new IllegalArgumentException(
          "%d images do not fit into %d partitions of at most %d; take at least %d partitions"
              .formatted(images, partitions, most, least));
    }
  }

  /** How many of the images a partition has: those whose number, modulo partitions, is its own. */
  static int size(int partition, int images, int partitions) {
    return (int) (((long) images - partition + partitions - 1) / partitions);
  }

  /** Collects a partition's rows, which {@link TrainingTable} has checked, as many as it says. */
  static Shard of(int partition, Iterator<Row> rows, int size, int classes) {
    byte[] pixels = new byte[size * SHAPE.size()];
    byte[] labels = new byte[size];
    int found = 0;
    while (rows.hasNext()) { // some of Spark's iterators have nothing before they are asked
      Row row = rows.next();
      byte[] image = row.getAs("pixels");
      System.arraycopy(image, 0, pixels, found * SHAPE.size(), SHAPE.size());
      labels[found++] = (byte) (int) row.<Integer>getAs("label");
    }
    if (found != size) {
      throw new IllegalStateException(
          "Partition %d has %d images instead of %d. Does the table change?"
              .formatted(partition, found, size));
    }
    return new Shard(partition, LabelledImages.of("shard", SHAPE, classes, pixels, labels));
  }

  /** The number of its partition, from 0. */
  int partition() {
    return partition;
  }

  /** All of its images. */
  Dataset images() {
    return images.toDataset();
  }

  /**
   * The images of one round, none if other partitions alone have some left in its pass. Rounds use
   * the images one after the other, in an order that the seed shuffles anew in each pass.
   */
  Dataset take(RoundPart part, long seed) {
    Dataset all = images();
    SplittableRandom random =
        new SplittableRandom(seed + 31L * partition + 1_000_003L * part.pass());
    int[] order = order(all.size(), random);
    int from = Math.min(part.from(), all.size());
    int count = Math.min(part.to(), all.size()) - from;
    byte[] pixels = new byte[count * SHAPE.size()];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      all.copyPixels(order[from + i], pixels, i * SHAPE.size());
      labels[i] = (byte) all.label(order[from + i]);
    }
    return Dataset.of("round " + part.round(), SHAPE, all.classes(), pixels, labels);
  }

  private static int[] order(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}

package com.example.spark;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;

/** The training images of one partition, in the memory of its executor. */
final class Shard implements Serializable {
  /** Of all training images. */
  static final Shape SHAPE = new Shape(1, 28, 28);

  private static final long serialVersionUID = 1L;

  private final int partition;
  private final LabelledImages images;

  private Shard(int partition, LabelledImages images) {
    this.partition = partition;
    this.images = images;
  }

  /** Collects a partition's rows, which {@link TrainingTable} has checked. */
  static Shard of(int partition, Iterator<Row> rows, int classes) {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    while (rows.hasNext()) {
      Row row = rows.next();
      pixels.writeBytes(row.getAs("pixels"));
      labels.write(row.<Integer>getAs("label"));
    }
    Dataset data = Dataset.of("shard", SHAPE, classes, pixels.toByteArray(), labels.toByteArray());
    return new Shard(partition, LabelledImages.of(data));
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

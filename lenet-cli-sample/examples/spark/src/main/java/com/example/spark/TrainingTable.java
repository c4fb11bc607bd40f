package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructType;

/** How many images a table has, and their SHA-256. */
record TrainingTable(int size, String sha256) {
  /** 51 MB of pixels. */
  private static final int ROWS_AT_ONCE = 65_536;

  /**
   * Reads all rows once on the driver, in the order of their ids. The driver has 65,536 images in
   * its memory at a time, and keeps a byte of each. The hash is that of {@link
   * dev.lenet.api.Dataset#sha256} for the same images in this order.
   *
   * @throws IllegalArgumentException if the ids are not the numbers from 0, each once, the pixels
   *     of a row are not 28x28, or its label is not below {@code classes}
   */
  static TrainingTable of(Dataset<Row> images, int classes) {
    return of(images, classes, ROWS_AT_ONCE);
  }

  /** The same with another number of images in the driver's memory. */
  static TrainingTable of(Dataset<Row> images, int classes, int rowsAtOnce) {
    requireTypes(images.schema());
    byte[] labels = new byte[requireNumbered(images)];
    MessageDigest digest = newSha256();
    int next = 0;
    Iterator<Row> rows = inOrder(images, labels.length / rowsAtOnce + 1, rowsAtOnce);
    while (rows.hasNext()) {
      Row row = rows.next();
      requireId(row.getLong(0), next);
      byte[] pixels = row.isNullAt(2) ? new byte[0] : row.getAs("pixels");
      long label = row.isNullAt(1) ? -1 : row.<Number>getAs("label").longValue();
      if (pixels.length != Shard.SHAPE.size() || label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "The row with id %s has %d pixels and the label %s, instead of %d pixels and a label below %d"
                .formatted(row.get(0), pixels.length, row.get(1), Shard.SHAPE.size(), classes));
      }
      digest.update(pixels);
      labels[next++] = (byte) label;
    }
    digest.update(labels);
    return new TrainingTable(next, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * All rows, in the order of their ids. Each partition has as many rows as the driver takes at
   * once, and Spark sorts it on an executor. {@code orderBy} would make partitions as large as its
   * sample of the ids happens to say, and read the table twice for that.
   */
  private static Iterator<Row> inOrder(Dataset<Row> images, int partitions, int rowsAtOnce) {
    Column partition = pmod(floor(col("id").divide(rowsAtOnce)), lit(partitions)).cast("int");
    return images
        .select(col("id").cast("long"), col("label"), col("pixels"))
        .repartitionById(partitions, partition)
        .sortWithinPartitions("id")
        .toLocalIterator();
  }

  /** The number of rows. Finds most wrong ids without a look at the pixels. */
  private static int requireNumbered(Dataset<Row> images) {
    Row ids = images.agg(count(lit(1)), count("id"), min("id"), max("id")).first();
    long rows = ids.getLong(0);
    if (rows == 0) {
      throw new IllegalArgumentException("The table of images is empty");
    }
    if (rows > ids.getLong(1) || number(ids, 2) != 0 || number(ids, 3) != rows - 1) {
      throw new IllegalArgumentException(
          "The table of images has %d rows, and %d ids from %s to %s. Number its rows from 0, each number once"
              .formatted(rows, ids.getLong(1), ids.get(2), ids.get(3)));
    }
    return Math.toIntExact(rows);
  }

  private static long number(Row row, int column) {
    return ((Number) row.get(column)).longValue();
  }

  private static void requireTypes(StructType schema) {
    if (!List.of(schema.fieldNames()).containsAll(List.of("id", "label", "pixels"))
        || !(schema.apply("id").dataType() instanceof IntegralType)
        || !(schema.apply("label").dataType() instanceof IntegralType)
        || !(schema.apply("pixels").dataType() instanceof BinaryType)) {
      throw new IllegalArgumentException(
          "The table of images has the columns %s, instead of integers id and label, and binary pixels"
              .formatted(schema.simpleString()));
    }
  }

  /** Ids that are there twice could come in another order in the next run. */
  private static void requireId(long id, int expected) {
    if (id != expected) {
      throw new IllegalArgumentException(
          "The table of images has the id %s where %d comes next. Number its rows from 0, each number once"
              .formatted(id, expected));
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}

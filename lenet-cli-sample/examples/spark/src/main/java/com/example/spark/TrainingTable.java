package com.example.spark;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructType;

/** How many images a table has, and their SHA-256. */
record TrainingTable(int size, String sha256) {
  /**
   * Reads all rows once on the driver, in the order of their ids, which keeps a byte of each. The
   * hash is that of {@link dev.lenet.api.Dataset#sha256} for the same images in this order.
   *
   * @throws IllegalArgumentException if the ids are not the numbers from 0, each once, the pixels
   *     of a row are not 28x28, or its label is not below {@code classes}
   */
  static TrainingTable of(Dataset<Row> images, int classes) {
    requireTypes(images.schema());
    MessageDigest digest = newSha256();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    Iterator<Row> rows = images.select("id", "label", "pixels").orderBy("id").toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      requireId(row.getAs("id"), labels.size());
      byte[] pixels = row.isNullAt(2) ? new byte[0] : row.getAs("pixels");
      long label = row.isNullAt(1) ? -1 : row.<Number>getAs("label").longValue();
      if (pixels.length != Shard.SHAPE.size() || label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "The row with id %s has %d pixels and the label %s, instead of %d pixels and a label below %d"
                .formatted(row.get(0), pixels.length, row.get(1), Shard.SHAPE.size(), classes));
      }
      digest.update(pixels);
      labels.write((int) label);
    }
    if (labels.size() == 0) {
      throw new IllegalArgumentException("The table of images is empty");
    }
    digest.update(labels.toByteArray());
    return new TrainingTable(labels.size(), HexFormat.of().formatHex(digest.digest()));
  }

  private static void requireTypes(StructType schema) {
    if (!(schema.apply("id").dataType() instanceof IntegralType)
        || !(schema.apply("label").dataType() instanceof IntegralType)
        || !(schema.apply("pixels").dataType() instanceof BinaryType)) {
      throw new IllegalArgumentException(
          "The table of images has the columns %s, instead of integers id and label, and binary pixels"
              .formatted(schema.simpleString()));
    }
  }

  /** Ids that are there twice could come in another order in the next run. */
  private static void requireId(Number id, int expected) {
    if (id == null || id.longValue() != expected) {
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

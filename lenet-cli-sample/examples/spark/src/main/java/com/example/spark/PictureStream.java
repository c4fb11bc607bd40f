package com.example.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/** Reads pictures as they arrive in a folder. */
public final class PictureStream {
  private static final String COLUMNS =
      "path STRING, modificationTime TIMESTAMP, length BIGINT, content BINARY";

  /** By default Spark passes over files that are a week older than the newest it has seen. */
  private static final String FOR_EVER = "36500d";

  /** A file of one of Spark's logs, whose name is the number of a batch. */
  private static final Pattern BATCH = Pattern.compile("(\\d+)(\\.compact)?");

  private PictureStream() {}

  /**
   * Starts a stream that reads each picture file of a folder exactly once, also after a crash: the
   * checkpoint says which files have been read, and the table which of its own files count. Move
   * complete files into the folder; one that is still being written would be read as it is. Files
   * may be of any age, so the checkpoint names all that were ever read, and the driver keeps their
   * names in memory.
   *
   * <p>A batch has at most as many files as {@code spark.lenet.filesPerBatch} says, by default
   * 10,000.
   *
   * @param numbers the Parquet table; read it with Spark, which knows which of its files count
   * @param checkpoint a folder that belongs to this stream and this table
   * @throws IllegalArgumentException if the table has fewer batches than the checkpoint knows to be
   *     stored, as one that was deleted, or more than it has begun: then pictures would be noted as
   *     read that are not in the table. A checkpoint of another stream with equally many batches is
   *     not noticed
   * @throws TimeoutException if Spark cannot start the stream
   */
  public static StreamingQuery start(
      SparkSession spark, String folder, String numbers, String checkpoint, Trigger trigger)
      throws TimeoutException {
    requireSameBatches(spark, numbers, checkpoint);
    Dataset<Row> pictures =
        spark
            .readStream()
            .format("binaryFile")
            .schema(COLUMNS)
            .option("maxFileAge", FOR_EVER)
            .option("maxFilesPerTrigger", spark.conf().get("spark.lenet.filesPerBatch", "10000"))
            .load(folder);
    return PictureReader.open(spark)
        .read(pictures, "content")
        .writeStream()
        .format("parquet")
        .option("path", numbers)
        .option("checkpointLocation", checkpoint)
        .trigger(trigger)
        .start();
  }

  /**
   * Spark notes in the checkpoint that a batch begins, then in the table's log what it has stored,
   * then in the checkpoint that the batch is done.
   */
  private static void requireSameBatches(SparkSession spark, String numbers, String checkpoint) {
    long begun = latest(spark, new Path(checkpoint, "offsets"));
    long stored = latest(spark, new Path(numbers, "_spark_metadata"));
    long done = latest(spark, new Path(checkpoint, "commits"));
    if (done > stored || stored > begun) {
      throw new IllegalArgumentException(
          "The table %s was written with another checkpoint than %s: it ends with batch %d, and the checkpoint with batch %d. Name the checkpoint of this table, or another table and a new checkpoint"
              .formatted(numbers, checkpoint, stored, done > stored ? done : begun));
    }
  }

  /** The number of the last batch in one of Spark's logs, from 0, or -1 if there is none. */
  private static long latest(SparkSession spark, Path log) {
    try {
      FileSystem files = ResultTable.fileSystem(spark, log);
      long latest = -1;
      if (files.exists(log)) {
        for (FileStatus file : files.listStatus(log)) {
          Matcher batch = BATCH.matcher(file.getPath().getName());
          latest = Math.max(latest, batch.matches() ? Long.parseLong(batch.group(1)) : -1);
        }
      }
      return latest;
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + log + " cannot be read", e);
    }
  }
}

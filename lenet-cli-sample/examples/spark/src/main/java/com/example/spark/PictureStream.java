package com.example.spark;

import java.util.concurrent.TimeoutException;
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

  private PictureStream() {}

  /**
   * Starts a stream that reads each picture file of a folder exactly once, also after a crash: the
   * checkpoint says which files have been read, and the table which of its own files count. Move
   * complete files into the folder; one that is still being written would be read as it is. Files
   * may be of any age, so the checkpoint names all that were ever read.
   *
   * @param numbers the Parquet table; read it with Spark, which knows which of its files count
   * @param checkpoint a folder that belongs to this stream and this table
   * @throws IllegalArgumentException if the table was written with another checkpoint: Spark would
   *     note new pictures as read, and store none of them
   * @throws TimeoutException if Spark cannot start the stream
   */
  public static StreamingQuery start(
      SparkSession spark, String folder, String numbers, String checkpoint, Trigger trigger)
      throws TimeoutException {
    if (ResultTable.exists(spark, numbers + "/_spark_metadata")
        && !ResultTable.exists(spark, checkpoint + "/offsets")) {
      throw new IllegalArgumentException(
          "The table %s was written with another checkpoint than %s. Name that one, or another table"
              .formatted(numbers, checkpoint));
    }
    Dataset<Row> pictures =
        spark
            .readStream()
            .format("binaryFile")
            .schema(COLUMNS)
            .option("maxFileAge", FOR_EVER)
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
}
